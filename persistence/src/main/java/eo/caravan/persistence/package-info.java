/**
 * What survives a restart: rows and files, a sub-package for each topic. Begin with {@code database}. Nothing here knows
 * pixels, HTTP or queues.
 */
package eo.caravan.persistence;
