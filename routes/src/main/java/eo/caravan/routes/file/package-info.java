/**
 * The files that users bring along, over HTTP: list, upload, download, delete; and what a graph may read of its user. Begin with
 * {@link eo.caravan.routes.file.FileTransfers}. Where the bytes lie and how many there may be is decided in persistence.
 */
package eo.caravan.routes.file;
