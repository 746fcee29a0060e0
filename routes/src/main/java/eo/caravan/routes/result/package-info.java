/**
 * Results at once: {@code POST /result} and {@code POST /validation}. Begin with
 * {@link eo.caravan.routes.result.ResultRoutes}. The road through the graph is shared with batch jobs and stands in
 * {@code graph}.
 */
package eo.caravan.routes.result;
