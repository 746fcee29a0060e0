package eo.caravan.processors.input.cf;

import eo.caravan.processors.source.array.ArrayVariable;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The attribute {@code GeoTransform} that GDAL, rioxarray and this program write: the exact lattice, where coordinates are rounded. */
final class CfTransform {
    private static final double CLOSE = 1e-3;

    private CfTransform() {}

    /** Six numbers: x of the outer edge, width of a cell, 0, y of the outer edge, 0, height of a cell. */
    static Optional<double[]> of(Optional<ArrayVariable> mapping) {
        String text = mapping.map(m -> m.text("GeoTransform")).orElse("");
        try {
            double[] numbers = Arrays.stream(text.split("[\\s,]+"))
                    .filter(part -> !part.isEmpty())
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            boolean usable = numbers.length == 6
                    && numbers[2] == 0
                    && numbers[4] == 0
                    && Arrays.stream(numbers).allMatch(Double::isFinite)
                    && numbers[1] != 0
                    && numbers[5] != 0;
            return usable ? Optional.of(numbers) : Optional.empty();
        } catch (NumberFormatException noNumbers) {
            return Optional.empty();
        }
    }

    /**
     * The cells of an axis: by its coordinates, exactly as the transform has them where both agree.
     *
     * @param first where the numbers of the axis stand: 0 for x, 3 for y
     */
    static CfAxes.Line line(CfAxes axes, Optional<double[]> transform, String dimension, int first, boolean single)
            throws IOException {
        if (transform.isEmpty()) {
            return axes.line(dimension, Double.NaN);
        }
        double[] numbers = transform.get();
        CfAxes.Line told = new CfAxes.Line(numbers[first], numbers[first == 0 ? 1 : 5]);
        if (axes.coordinate(dimension).isEmpty()) {
            return told;
        }
        CfAxes.Line found = axes.line(dimension, single ? told.step() : Double.NaN);
        boolean same = Math.abs(found.step() - told.step()) <= CLOSE * Math.abs(told.step())
                && Math.abs(found.origin() - told.origin()) <= CLOSE * Math.abs(told.step());
        return same ? told : found;
    }
}
