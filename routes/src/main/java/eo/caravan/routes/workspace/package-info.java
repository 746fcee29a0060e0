/**
 * Results as static STAC collections, and the workspaces to which graphs export them. Begin with
 * {@link eo.caravan.routes.workspace.StacFiles} for the documents and {@link eo.caravan.routes.workspace.ExportResult} for where they go.
 * How results are described over the API is in {@code job.result}.
 */
package eo.caravan.routes.workspace;
