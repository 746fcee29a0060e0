/**
 * How a request or a job fails. Begin with {@link eo.caravan.api.error.OpenEoException}: it cannot be made without a code,
 * and a code knows its HTTP status. The message templates stand in {@code errors.json}. How an error is rendered does not
 * belong here.
 */
package eo.caravan.api.error;
