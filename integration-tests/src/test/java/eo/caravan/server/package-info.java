/**
 * What the black-box tests stand on: a real server in a process of its own, a plain HTTP client, and programs that are not
 * ours. Begin with {@link eo.caravan.server.CaravanServer}. No test lives here.
 */
package eo.caravan.server;
