/**
 * The message broker: an Artemis inside the server with its journal in the data folder, or one elsewhere. Begin with
 * {@link eo.caravan.routes.broker.MessageBroker}; {@link eo.caravan.routes.broker.Queues} names the queues. Who sends what
 * to whom is said by the routes of each street.
 */
package eo.caravan.routes.broker;
