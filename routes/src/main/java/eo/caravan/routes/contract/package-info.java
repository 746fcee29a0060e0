/**
 * Requests against the contract. Begin with {@link eo.caravan.routes.contract.ReadRequest}, which every operation with a
 * JSON body uses before anything looks into it. The contract itself stands in {@code api-spec}.
 */
package eo.caravan.routes.contract;
