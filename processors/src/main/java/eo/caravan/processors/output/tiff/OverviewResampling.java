package eo.caravan.processors.output.tiff;

/**
 * How one cell of an overview comes of the two by two cells beneath it, of which some may be no-data or lie outside the
 * image. Always from stored values, so that every overview can be checked against the level beneath it.
 */
public enum OverviewResampling {
    /** The upper left cell, no-data or not. */
    NEAREST,
    /** The mean of the cells with data; no-data where none has. */
    AVERAGE,
    /** The most frequent value of the cells with data, of equals the first by rows; no-data where none has. */
    MODE
}
