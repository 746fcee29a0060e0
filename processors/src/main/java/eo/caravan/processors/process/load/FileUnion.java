package eo.caravan.processors.process.load;

import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.InsertedCube;
import eo.caravan.processors.cube.RelabelledCube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CoordinateSystems;
import java.nio.IntBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Lays the rasters of several files together: other dates along time, other bands along bands, other parts of one lattice as a
 * mosaic in which the first file with data wins. A file without time gets the date that its name tells. Files that fit neither way
 * are refused, naming the file and the reason.
 */
final class FileUnion {
    /** How far, in cells, lattices may lie apart and still count as one. */
    private static final double ALIGNED = 1e-3;

    private static final String TIME = "t";

    private final List<Part> parts;
    private final Part first;

    private FileUnion(List<Part> parts) {
        this.parts = parts;
        this.first = parts.get(0);
    }

    /** A file and what is in it. */
    record Part(String name, Cube cube) {
        Shape shape() {
            return cube.shape();
        }
    }

    /**
     * The union of files.
     *
     * @param parts at least two
     * @throws OpenEoException FormatUnsuitable naming the file that does not fit, and why
     */
    static Cube of(List<Part> parts) {
        for (Part part : parts) {
            if (part.shape().grid().isEmpty()) {
                throw misfit(part, "only rasters can be laid together; load it on its own and use merge_cubes");
            }
        }
        return new FileUnion(named(timed(parts))).unite();
    }

    /** Where no file knows of time and every name tells one, that becomes a dimension. */
    private static List<Part> timed(List<Part> parts) {
        boolean told = parts.stream()
                .allMatch(part -> !part.shape().ofType(DimensionType.TEMPORAL).isEmpty()
                        || FileTime.of(part.name).isPresent());
        boolean needed = parts.stream()
                .anyMatch(part -> !part.shape().ofType(DimensionType.TEMPORAL).isEmpty()
                        || FileTime.of(part.name).isPresent());
        if (!needed) {
            return parts;
        }
        if (!told) {
            Part silent = parts.stream()
                    .filter(part -> part.shape().ofType(DimensionType.TEMPORAL).isEmpty()
                            && FileTime.of(part.name).isEmpty())
                    .findFirst()
                    .orElseThrow();
            throw misfit(
                    silent,
                    "others have a date, but neither the file nor its name tells one; put it into the name, as in"
                            + " ndvi_2024-07-05.tif");
        }
        String name = parts.stream()
                .flatMap(part -> part.shape().ofType(DimensionType.TEMPORAL).stream()
                        .map(position -> part.shape().dimension(position).name()))
                .findFirst()
                .orElse(TIME);
        return parts.stream()
                .map(part -> part.shape().ofType(DimensionType.TEMPORAL).isEmpty()
                        ? new Part(
                                part.name,
                                new InsertedCube(
                                        part.cube,
                                        0,
                                        new Dimension.Temporal(
                                                name,
                                                List.of(FileTime.of(part.name).orElseThrow()))))
                        : part)
                .toList();
    }

    /** Single bands without a name of their own are called as their files where they could not be told apart otherwise. */
    private static List<Part> named(List<Part> parts) {
        Map<String, Integer> stems = new HashMap<>();
        Map<Object, Integer> places = new HashMap<>();
        for (Part part : parts) {
            Optional<Dimension.Bands> bands = bands(part);
            boolean unnamed = bands.isPresent()
                    && bands.get().size() == 1
                    && bands.get().label(0).equals("B1");
            if (!unnamed) {
                return parts;
            }
            stems.merge(FileTime.stem(part.name), 1, Integer::sum);
            places.merge(List.of(times(part), part.shape().grid().orElseThrow()), 1, Integer::sum);
        }
        if (places.values().stream().allMatch(count -> count == 1) || stems.size() == 1) {
            return parts;
        }
        return parts.stream()
                .map(part -> {
                    int position = part.shape().ofType(DimensionType.BANDS).get(0);
                    Dimension.Bands bands = bands(part).orElseThrow();
                    Band renamed = bands.bands().get(0).renamed(FileTime.stem(part.name));
                    Shape shape = part.shape().with(position, new Dimension.Bands(bands.name(), List.of(renamed)));
                    return new Part(part.name, new RelabelledCube(part.cube, shape));
                })
                .toList();
    }

    private static Optional<Dimension.Bands> bands(Part part) {
        return part.shape().dimensions().stream()
                .filter(Dimension.Bands.class::isInstance)
                .map(Dimension.Bands.class::cast)
                .findFirst();
    }

    private static List<Object> times(Part part) {
        return part.shape().ofType(DimensionType.TEMPORAL).stream()
                .flatMap(position -> part.shape().dimension(position).labels().stream())
                .toList();
    }

    private Cube unite() {
        parts.forEach(this::checkDimensions);
        Grid grid = grid();
        List<Dimension> dimensions = new ArrayList<>();
        for (int d = 0; d < first.shape().dimensions().size(); d++) {
            dimensions.add(union(d, grid));
        }
        Encoding encoding = parts.stream()
                .map(part -> part.shape().encoding())
                .reduce(Encoding::join)
                .orElseThrow();
        Shape shape = new Shape(dimensions, encoding);
        List<UnitedCube.Placed> placed =
                parts.stream().map(part -> placed(part, shape)).toList();
        checkOverlaps(placed);
        return new UnitedCube(shape, placed);
    }

    private void checkDimensions(Part part) {
        if (!part.shape().names().equals(first.shape().names())) {
            throw misfit(
                    part,
                    "it has the dimensions " + String.join(", ", part.shape().names()) + ", " + first.name + " has "
                            + String.join(", ", first.shape().names()));
        }
        for (int d = 0; d < part.shape().dimensions().size(); d++) {
            Dimension own = part.shape().dimension(d);
            if (own.type() != first.shape().dimension(d).type()) {
                throw misfit(part, "its dimension " + own.name() + " is of another type than in " + first.name);
            }
            boolean fixed = own.type() == DimensionType.OTHER
                    || own.type() == DimensionType.SPATIAL && !(own instanceof Dimension.Horizontal);
            if (fixed && !own.labels().equals(first.shape().dimension(d).labels())) {
                throw misfit(part, "its dimension " + own.name() + " has other labels than in " + first.name);
            }
        }
    }

    /** The lattice of the first file, as large as all of them need. */
    private Grid grid() {
        Grid anchor = first.shape().grid().orElseThrow();
        double left = 0;
        double top = 0;
        double right = anchor.width();
        double bottom = anchor.height();
        for (Part part : parts) {
            Grid own = part.shape().grid().orElseThrow();
            checkLattice(part, own, anchor);
            double column = (own.originX() - anchor.originX()) / anchor.stepX();
            double row = (own.originY() - anchor.originY()) / anchor.stepY();
            left = Math.min(left, column);
            top = Math.min(top, row);
            right = Math.max(right, column + own.width());
            bottom = Math.max(bottom, row + own.height());
            if (right - left > Integer.MAX_VALUE || bottom - top > Integer.MAX_VALUE) {
                throw misfit(part, "it lies too far from " + first.name + " for one cube");
            }
        }
        int column = (int) Math.rint(left);
        int row = (int) Math.rint(top);
        return anchor.window(column, row, (int) Math.rint(right) - column, (int) Math.rint(bottom) - row);
    }

    private void checkLattice(Part part, Grid own, Grid anchor) {
        if (!CoordinateSystems.same(own.crs(), anchor.crs())) {
            throw misfit(
                    part,
                    "it is in the reference system " + name(own) + ", " + first.name + " in " + name(anchor)
                            + "; load it on its own and use resample_cube_spatial and merge_cubes");
        }
        boolean stepped = Math.abs(own.stepX() - anchor.stepX()) * own.width() <= ALIGNED * Math.abs(anchor.stepX())
                && Math.abs(own.stepY() - anchor.stepY()) * own.height() <= ALIGNED * Math.abs(anchor.stepY());
        double column = (own.originX() - anchor.originX()) / anchor.stepX();
        double row = (own.originY() - anchor.originY()) / anchor.stepY();
        if (!stepped || off(column) || off(row)) {
            throw misfit(
                    part,
                    "its cells, " + own.stepX() + " x " + own.stepY() + " from " + own.originX() + ", " + own.originY()
                            + ", are not on the grid of " + first.name + ", " + anchor.stepX() + " x " + anchor.stepY()
                            + " from " + anchor.originX() + ", " + anchor.originY()
                            + "; load it on its own and use resample_cube_spatial and merge_cubes");
        }
    }

    private static boolean off(double cells) {
        return Math.abs(cells - Math.rint(cells)) > ALIGNED;
    }

    private static String name(Grid grid) {
        String definition = grid.crs().definition();
        return definition.length() > 60 ? definition.substring(0, 60) + "…" : definition;
    }

    private Dimension union(int position, Grid grid) {
        Dimension own = first.shape().dimension(position);
        if (own instanceof Dimension.Horizontal axis) {
            return axis.axis() == Dimension.Axis.X ? grid.x(axis.name()) : grid.y(axis.name());
        }
        if (own instanceof Dimension.Bands) {
            Map<String, Band> bands = new LinkedHashMap<>();
            parts.forEach(part -> ((Dimension.Bands) part.shape().dimension(position))
                    .bands()
                    .forEach(band -> bands.putIfAbsent(band.name(), band)));
            return new Dimension.Bands(own.name(), List.copyOf(bands.values()));
        }
        if (own.type() == DimensionType.TEMPORAL) {
            return new Dimension.Temporal(own.name(), times(position));
        }
        return own;
    }

    /** The labels of all files in order of time; all of them must be times. */
    private List<String> times(int position) {
        TreeMap<Instant, String> labels = new TreeMap<>();
        for (Part part : parts) {
            Dimension time = part.shape().dimension(position);
            for (int i = 0; i < time.size(); i++) {
                labels.putIfAbsent(instant(part, time, i), String.valueOf(time.label(i)));
            }
        }
        return List.copyOf(labels.values());
    }

    private static Instant instant(Part part, Dimension time, int index) {
        return time.instant(index)
                .orElseThrow(() -> misfit(part, "'" + time.label(index) + "' is no time that can be ordered"));
    }

    private UnitedCube.Placed placed(Part part, Shape union) {
        int[][] indices = new int[union.dimensions().size()][];
        for (int d = 0; d < indices.length; d++) {
            Dimension own = part.shape().dimension(d);
            indices[d] = own instanceof Dimension.Horizontal axis
                    ? along(axis, (Dimension.Horizontal) union.dimension(d))
                    : labels(part, own, union.dimension(d));
        }
        return new UnitedCube.Placed(part.cube, indices);
    }

    private static int[] along(Dimension.Horizontal own, Dimension.Horizontal union) {
        int first = (int) Math.rint(union.position(own.origin()));
        int[] indices = new int[own.size()];
        Arrays.setAll(indices, i -> first + i);
        return indices;
    }

    private static int[] labels(Part part, Dimension own, Dimension union) {
        Map<Object, Integer> places = new HashMap<>();
        for (int i = 0; i < union.size(); i++) {
            places.put(key(part, union, i), i);
        }
        int[] indices = new int[own.size()];
        Arrays.setAll(indices, i -> places.get(key(part, own, i)));
        return indices;
    }

    private static Object key(Part part, Dimension dimension, int index) {
        return dimension.type() == DimensionType.TEMPORAL ? instant(part, dimension, index) : dimension.label(index);
    }

    /** Two files with the same bands, times and area are a mistake: one of them would never be seen. */
    private void checkOverlaps(List<UnitedCube.Placed> placed) {
        Map<List<IntBuffer>, Part> seen = new HashMap<>();
        for (int i = 0; i < placed.size(); i++) {
            List<IntBuffer> place =
                    Arrays.stream(placed.get(i).indices()).map(IntBuffer::wrap).toList();
            Part before = seen.putIfAbsent(place, parts.get(i));
            if (before != null) {
                throw misfit(
                        parts.get(i),
                        "it holds the same bands, dates and area as " + before.name
                                + "; give the files names with a date, or load them each on its own");
            }
        }
    }

    private static OpenEoException misfit(Part part, String reason) {
        return new OpenEoException(
                        ProcessErrorCode.FORMAT_UNSUITABLE,
                        "The file " + part.name + " does not fit to the others: " + reason + ".")
                .at(new ErrorSite(null, null, "paths", part.name));
    }
}
