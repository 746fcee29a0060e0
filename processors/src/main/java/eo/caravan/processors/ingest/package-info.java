/**
 * Makes STAC collections of folders of plain files. Begin with {@link eo.caravan.processors.ingest.Ingest}, the one run from
 * a folder to a collection; when a file was taken is found by {@link eo.caravan.processors.ingest.ScenePattern}. Reading
 * collections ({@code source}) does not belong here.
 */
package eo.caravan.processors.ingest;
