package eo.caravan.processors.output.tiff;

/**
 * Statistics of the stored values of one band in the full image, no-data and infinite ones left out.
 *
 * @param count cells that were counted
 * @param min NaN where there is none, like the others
 * @param stddev standard deviation of the whole, divided by the count
 * @param validPercent 0 to 100, share of the counted cells in all
 */
public record BandStatistics(long count, double min, double max, double mean, double stddev, double validPercent) {}
