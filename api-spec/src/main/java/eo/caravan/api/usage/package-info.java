/**
 * What work used, as measured. {@link eo.caravan.api.usage.Usage} is shown with jobs, log entries and bills alike. What it costs
 * is said in {@code billing}.
 */
package eo.caravan.api.usage;
