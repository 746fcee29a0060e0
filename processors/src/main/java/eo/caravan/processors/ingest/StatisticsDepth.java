package eo.caravan.processors.ingest;

/** How much of a file is read for its statistics. */
public enum StatisticsDepth {
    /** Nothing. */
    NONE,
    /** An overview, or some tiles spread over the image. */
    APPROXIMATE,
    /** Every cell. */
    FULL
}
