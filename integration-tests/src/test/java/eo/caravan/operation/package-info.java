/**
 * Single operations over HTTP, against a running server. Begin with {@link eo.caravan.operation.EveryOperationIT}, which
 * walks through the whole contract. Whole journeys stand in {@code journey}.
 */
package eo.caravan.operation;
