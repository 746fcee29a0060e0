/**
 * The files that users bring along, on disk, each user with a folder and a quota. Begin with
 * {@link eo.caravan.persistence.file.UserFiles}. The files of job results lie in {@code asset}; how bytes arrive over HTTP does not
 * belong here.
 */
package eo.caravan.persistence.file;
