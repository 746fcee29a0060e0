/**
 * How bytes are reached, wherever they are. Begin with {@link eo.caravan.processors.source.access.Location}, which says where
 * something lies, and {@link eo.caravan.processors.source.access.Resources}, the one place that decides what may be opened and
 * with which limits. What the bytes mean does not belong here.
 */
package eo.caravan.processors.source.access;
