/**
 * The messages that a job or a service leaves for its owner. Begin with {@link eo.caravan.api.log.LogEntry}. The server's own log
 * does not belong here.
 */
package eo.caravan.api.log;
