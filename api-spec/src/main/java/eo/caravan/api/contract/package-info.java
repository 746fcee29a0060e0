/**
 * The OpenAPI document as data: which operations exist, who may call them and which bodies they take. Begin with
 * {@link eo.caravan.api.contract.Contract}. Nothing here answers a request or validates one: that is done where HTTP is
 * known, with the schemas from here.
 */
package eo.caravan.api.contract;
