/**
 * Processes that compute every cell anew and keep the dimensions. Begin with {@link
 * eo.caravan.processors.process.apply.Apply}. What is applied is a callback of value processes; those do not belong here.
 */
package eo.caravan.processors.process.apply;
