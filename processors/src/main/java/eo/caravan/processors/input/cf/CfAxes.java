package eo.caravan.processors.input.cf;

import eo.caravan.processors.source.array.ArrayFile;
import eo.caravan.processors.source.array.ArrayReader;
import eo.caravan.processors.source.array.ArrayVariable;
import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Which dimension of a file is which axis, by the attributes of its coordinate variable, or else by its name. */
final class CfAxes {
    private static final int MOST_COORDINATES = 4_000_000;
    private static final Set<String> X_NAMES = Set.of("x", "lon", "longitude", "easting", "rlon");
    private static final Set<String> Y_NAMES = Set.of("y", "lat", "latitude", "northing", "rlat");
    private static final Set<String> T_NAMES = Set.of("t", "time");
    /** How far a centre may be off a regular lattice, in cells: coordinates are often stored as 32-bit numbers. */
    private static final double IRREGULAR = 0.02;

    private final ArrayFile file;

    /** What a dimension is. */
    enum Kind {
        X,
        Y,
        TIME,
        OTHER
    }

    /**
     * Evenly spaced centres.
     *
     * @param origin the outer edge of the first cell
     */
    record Line(double origin, double step) {}

    CfAxes(ArrayFile file) {
        this.file = file;
    }

    /** The variable with the coordinates along a dimension. */
    Optional<ArrayVariable> coordinate(String dimension) {
        return file.variable(dimension)
                .filter(found -> found.dimensions().size() <= (found.type() == null ? 2 : 1)
                        && !found.dimensions().isEmpty()
                        && found.dimensions().get(0).equals(dimension));
    }

    Kind kind(String dimension) {
        Optional<ArrayVariable> found = coordinate(dimension);
        if (found.isPresent()) {
            ArrayVariable coordinate = found.get();
            String units = coordinate.text("units").toLowerCase(Locale.ROOT);
            String standard = coordinate.text("standard_name").toLowerCase(Locale.ROOT);
            String axis = coordinate.text("axis").toUpperCase(Locale.ROOT);
            if (CfTime.isTime(units) || axis.equals("T") || standard.equals("time")) {
                return Kind.TIME;
            }
            if (axis.equals("X")
                    || standard.equals("longitude")
                    || standard.equals("projection_x_coordinate")
                    || units.matches("degrees?_?e(ast)?")) {
                return Kind.X;
            }
            if (axis.equals("Y")
                    || standard.equals("latitude")
                    || standard.equals("projection_y_coordinate")
                    || units.matches("degrees?_?n(orth)?")) {
                return Kind.Y;
            }
        }
        String name = dimension.substring(dimension.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        return X_NAMES.contains(name)
                ? Kind.X
                : Y_NAMES.contains(name) ? Kind.Y : T_NAMES.contains(name) ? Kind.TIME : Kind.OTHER;
    }

    /** Whether coordinates are longitudes or latitudes in degrees. */
    boolean degrees(String dimension) {
        Optional<ArrayVariable> coordinate = coordinate(dimension);
        String units = coordinate.map(c -> c.text("units")).orElse("").toLowerCase(Locale.ROOT);
        String standard = coordinate.map(c -> c.text("standard_name")).orElse("");
        String name = dimension.substring(dimension.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
        boolean named = name.startsWith("lon") || name.startsWith("lat");
        return units.startsWith("degree")
                || units.isEmpty() && (named || standard.equals("longitude") || standard.equals("latitude"));
    }

    double[] values(ArrayVariable coordinate) throws IOException {
        CfBand meaning = CfBand.of(coordinate);
        double[] values = ArrayReader.of(meaning.variable()).all(MOST_COORDINATES);
        meaning.unpack(values, 0, values.length);
        for (double value : values) {
            if (!Double.isFinite(value)) {
                throw new IOException("a coordinate of '" + coordinate.name() + "' is no number");
            }
        }
        return values;
    }

    /**
     * The cells of a horizontal axis.
     *
     * @param fallbackStep for an axis of a single cell without bounds; NaN where nothing is known
     */
    Line line(String dimension, double fallbackStep) throws IOException {
        ArrayVariable coordinate = coordinate(dimension)
                .orElseThrow(() -> new IOException("its dimension '" + dimension
                        + "' has no coordinates of one dimension; only regular grids are read"));
        double[] centres = values(coordinate);
        if (centres.length == 0) {
            throw new IOException("its dimension '" + dimension + "' has no cells");
        }
        if (centres.length == 1) {
            return single(coordinate, centres[0], fallbackStep);
        }
        double step = (centres[centres.length - 1] - centres[0]) / (centres.length - 1);
        for (int i = 0; i < centres.length; i++) {
            if (!(Math.abs(centres[0] + i * step - centres[i]) <= IRREGULAR * Math.abs(step))) {
                throw new IOException("its dimension '" + dimension + "' is not evenly spaced: " + centres[i]
                        + " stands where " + (centres[0] + i * step)
                        + " would be regular; only regular grids are read");
            }
        }
        if (step == 0 || !Double.isFinite(step)) {
            throw new IOException("the coordinates of its dimension '" + dimension + "' do not differ");
        }
        double rounded = rounded(step, centres.length);
        return new Line(edge(centres[0] - rounded / 2, rounded), rounded);
    }

    private Line single(ArrayVariable coordinate, double centre, double fallbackStep) throws IOException {
        Optional<ArrayVariable> bounds = file.variable(coordinate.text("bounds"));
        if (bounds.isPresent() && bounds.get().size() == 2 && bounds.get().type() != null) {
            double[] edges = values(bounds.get());
            if (edges[0] != edges[1]) {
                return new Line(edges[0], edges[1] - edges[0]);
            }
        }
        if (Double.isNaN(fallbackStep)) {
            throw new IOException("its dimension '" + coordinate.name()
                    + "' has a single cell and no bounds, so nobody knows how large that is");
        }
        return new Line(centre - fallbackStep / 2, fallbackStep);
    }

    /** A step without the digits that were lost when coordinates were stored, if that moves no cell noticeably. */
    private static double rounded(double step, int cells) {
        double magnitude = Math.pow(10, 8 - Math.ceil(Math.log10(Math.abs(step))));
        double shorter = Math.rint(step * magnitude) / magnitude;
        return Math.abs(shorter - step) * cells <= 1e-4 * Math.abs(step) ? shorter : step;
    }

    private static double edge(double origin, double step) {
        double shorter = Math.rint(origin * 1e9) / 1e9;
        return Math.abs(shorter - origin) <= 1e-6 * Math.abs(step) ? shorter : origin;
    }
}
