/**
 * Messages that were decided on in the same transaction as a change of rows, and wait until a relay has sent them. Begin with
 * {@link eo.caravan.persistence.outbox.Outbox}. The queues themselves do not belong here.
 */
package eo.caravan.persistence.outbox;
