package eo.caravan.processors.output.tiff;

/** Whether a tile holds one band or all. */
public enum Interleave {
    /** All bands of a cell side by side: what most COGs do. */
    PIXEL,
    /** Each band in tiles of its own, one band after the other: better where bands are read one by one. */
    BAND
}
