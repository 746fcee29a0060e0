/**
 * The files that users bring along, as the API tells of them. Begin with {@link eo.caravan.api.file.FilePath}, which says how a
 * file may be called on every system. Where the bytes lie does not belong here.
 */
package eo.caravan.api.file;
