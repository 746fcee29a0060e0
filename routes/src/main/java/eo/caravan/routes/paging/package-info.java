/**
 * Long lists in pages: the {@code limit} and {@code after} of a request, and the link to the next page. Begin with
 * {@link eo.caravan.routes.paging.Page}. What is listed belongs to its own street.
 */
package eo.caravan.routes.paging;
