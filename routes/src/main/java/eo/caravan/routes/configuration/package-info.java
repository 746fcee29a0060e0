/**
 * What an operator may set, and where it comes from: the command line before the environment before a file before the
 * defaults. Begin with {@link eo.caravan.routes.configuration.CaravanConfiguration}; every key is named once, in
 * {@link eo.caravan.routes.configuration.Keys}. What a setting does belongs to whoever receives its record.
 */
package eo.caravan.routes.configuration;
