package eo.caravan.processors.input.cf;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.input.InputOptions;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.source.array.ArrayFile;
import eo.caravan.processors.source.array.ArrayVariable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes a cube of the variables of a file that lie over the same dimensions: t, bands, any other dimensions, y, x. Horizontal axes and
 * time are called x, y and t whatever the file calls them.
 */
public final class CfDataset {
    private static final double KILO = 1000;
    private static final long MOST_CELLS = 1L << 50;
    private static final int MOST_LABELS = 100_000;

    private final ArrayFile file;
    private final CfAxes axes;
    private final Crs given;

    private CfDataset(ArrayFile file, Crs given) {
        this.file = file;
        this.axes = new CfAxes(file);
        this.given = given;
    }

    /**
     * The cube of a file.
     *
     * @param bands the variables to take, in this order; empty for all, which then must lie over the same dimensions
     * @param crs the reference system, for a file that tells none; empty where the file has to tell it
     * @throws IOException where the file cannot be a cube, saying why
     */
    public static Cube open(ArrayHandle handle, List<String> bands, String crs) throws IOException {
        Crs given = crs.isEmpty() ? null : system(crs);
        return handle.use(file -> new CfDataset(file, given).cube(handle, bands));
    }

    private static Crs system(String crs) {
        try {
            return CfCrs.parse(crs);
        } catch (IOException unknown) {
            throw InputOptions.invalid(unknown.getMessage());
        }
    }

    private Cube cube(ArrayHandle handle, List<String> wanted) throws IOException {
        List<ArrayVariable> variables = wanted.isEmpty() ? alike(candidates()) : chosen(wanted);
        ArrayVariable model = variables.get(0);
        if (model.size() > MOST_CELLS) {
            throw new IOException("'" + model.name() + "' tells " + model.size() + " cells, more than any cube has");
        }
        int[] order = order(model);
        Dimension[] own = dimensions(model);
        List<Dimension> dimensions = new ArrayList<>();
        for (int position : order) {
            dimensions.add(own[position]);
        }
        List<CfBand> bands = variables.stream().map(CfBand::of).toList();
        int bandsAt = bandsAt(dimensions, bands.size());
        boolean inserted = bandsAt >= 0;
        if (inserted) {
            dimensions.add(bandsAt, new Dimension.Bands("bands", names(bands)));
        }
        Encoding encoding =
                bands.stream().map(CfBand::encoding).reduce(Encoding::join).orElseThrow();
        Shape shape = new Shape(dimensions, encoding);
        return Roll.west(new CfCube(shape, handle, bands, order, inserted ? bandsAt : -1));
    }

    private static List<Band> names(List<CfBand> bands) {
        return bands.stream()
                .map(band -> band.band(shortName(band.variable().name())))
                .toList();
    }

    private static String shortName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** After time; nowhere where the file has a dimension of bands itself and a single variable over it. */
    private static int bandsAt(List<Dimension> dimensions, int variables) {
        boolean own = dimensions.stream().anyMatch(Dimension.Bands.class::isInstance);
        if (own && variables == 1) {
            return -1;
        }
        return !dimensions.isEmpty() && dimensions.get(0).type() == DimensionType.TEMPORAL ? 1 : 0;
    }

    /** The variables over two horizontal axes that do not describe others. */
    private List<ArrayVariable> candidates() throws IOException {
        Set<String> helpers = new HashSet<>();
        for (ArrayVariable variable : file.variables()) {
            for (String attribute :
                    new String[] {"bounds", "grid_mapping", "coordinates", "climatology", "ancillary_variables"}) {
                helpers.addAll(Arrays.asList(variable.text(attribute).split("[\\s:]+")));
            }
        }
        List<ArrayVariable> found = file.variables().stream()
                .filter(variable -> raster(variable) && !helpers.contains(variable.name()))
                .toList();
        if (found.isEmpty()) {
            throw new IOException("none of its variables lies over an x and a y axis; it has: "
                    + file.variables().stream()
                            .limit(20)
                            .map(v -> v.name() + " over (" + String.join(", ", v.dimensions()) + ")")
                            .collect(Collectors.joining(", ")));
        }
        return found;
    }

    private boolean raster(ArrayVariable variable) {
        return variable.type() != null
                && variable.dimensions().stream()
                                .filter(d -> axes.kind(d) == CfAxes.Kind.X)
                                .count()
                        == 1
                && variable.dimensions().stream()
                                .filter(d -> axes.kind(d) == CfAxes.Kind.Y)
                                .count()
                        == 1;
    }

    private static List<ArrayVariable> alike(List<ArrayVariable> variables) throws IOException {
        Map<List<String>, List<String>> groups = new LinkedHashMap<>();
        variables.forEach(v ->
                groups.computeIfAbsent(v.dimensions(), key -> new ArrayList<>()).add(v.name()));
        if (groups.size() > 1) {
            throw new IOException("its variables lie over different dimensions: "
                    + groups.entrySet().stream()
                            .map(group -> String.join(", ", group.getValue()) + " over ("
                                    + String.join(", ", group.getKey()) + ")")
                            .collect(Collectors.joining("; "))
                    + ". Choose those of one kind with the option bands");
        }
        return variables;
    }

    private List<ArrayVariable> chosen(List<String> wanted) throws IOException {
        List<ArrayVariable> found = new ArrayList<>();
        for (String name : wanted) {
            Optional<ArrayVariable> variable = file.variable(name);
            if (variable.isEmpty()) {
                throw InputOptions.invalid("The file has no variable '" + name + "'. It has: "
                        + candidates().stream().map(ArrayVariable::name).collect(Collectors.joining(", ")) + ".");
            }
            if (!raster(variable.get())) {
                throw new IOException("its variable '" + name + "' does not lie over an x and a y axis, but over ("
                        + String.join(", ", variable.get().dimensions()) + ")");
            }
            found.add(variable.get());
        }
        return alike(found);
    }

    /** The positions of the variable's dimensions in the order of a cube: time, others, y, x. */
    private int[] order(ArrayVariable variable) throws IOException {
        List<Integer> order = new ArrayList<>();
        for (CfAxes.Kind kind : new CfAxes.Kind[] {CfAxes.Kind.TIME, CfAxes.Kind.OTHER, CfAxes.Kind.Y, CfAxes.Kind.X}) {
            int before = order.size();
            for (int d = 0; d < variable.dimensions().size(); d++) {
                if (axes.kind(variable.dimensions().get(d)) == kind) {
                    order.add(d);
                }
            }
            if (kind == CfAxes.Kind.TIME && order.size() - before > 1) {
                throw new IOException("'" + variable.name() + "' has more than one dimension of time");
            }
        }
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private Dimension[] dimensions(ArrayVariable variable) throws IOException {
        Dimension[] dimensions = new Dimension[variable.dimensions().size()];
        Map<CfAxes.Kind, Integer> places = new LinkedHashMap<>();
        for (int d = 0; d < dimensions.length; d++) {
            String name = variable.dimensions().get(d);
            CfAxes.Kind kind = axes.kind(name);
            places.put(kind, d);
            if (kind == CfAxes.Kind.TIME) {
                dimensions[d] = time(name, variable.shape()[d]);
            } else if (kind == CfAxes.Kind.OTHER) {
                dimensions[d] = other(name, variable.shape()[d]);
            }
        }
        int x = places.get(CfAxes.Kind.X);
        int y = places.get(CfAxes.Kind.Y);
        horizontal(variable, dimensions, x, y);
        return dimensions;
    }

    private void horizontal(ArrayVariable variable, Dimension[] dimensions, int x, int y) throws IOException {
        String xName = variable.dimensions().get(x);
        String yName = variable.dimensions().get(y);
        Optional<ArrayVariable> mapping = mapping(variable);
        Crs crs = crs(variable, mapping, xName, yName);
        Optional<double[]> transform = CfTransform.of(mapping);
        CfAxes.Line along = CfTransform.line(axes, transform, xName, 0, variable.shape()[x] == 1);
        CfAxes.Line down = CfTransform.line(axes, transform, yName, 3, variable.shape()[y] == 1);
        if (!CoordinateSystems.isGeographic(crs) && CoordinateSystems.metresPerUnit(crs) == 1) {
            along = inMetres(along, xName);
            down = inMetres(down, yName);
        }
        dimensions[x] =
                new Dimension.Horizontal("x", Dimension.Axis.X, crs, along.origin(), along.step(), variable.shape()[x]);
        dimensions[y] =
                new Dimension.Horizontal("y", Dimension.Axis.Y, crs, down.origin(), down.step(), variable.shape()[y]);
    }

    private CfAxes.Line inMetres(CfAxes.Line line, String dimension) {
        boolean kilometres = axes.coordinate(dimension)
                .map(c -> c.text("units"))
                .filter(units -> units.matches("(?i)km|kilomet(re|er)s?"))
                .isPresent();
        return kilometres ? new CfAxes.Line(line.origin() * KILO, line.step() * KILO) : line;
    }

    private Optional<ArrayVariable> mapping(ArrayVariable variable) {
        String name = variable.text("grid_mapping").split("[\\s:]+")[0];
        Optional<ArrayVariable> named = file.variable(name);
        return named.isPresent() || name.isEmpty()
                ? named.or(() -> file.variable("spatial_ref"))
                : file.variables().stream()
                        .filter(v -> shortName(v.name()).equals(name))
                        .findFirst();
    }

    private Crs crs(ArrayVariable variable, Optional<ArrayVariable> mapping, String x, String y) throws IOException {
        if (given != null) {
            return given;
        }
        if (mapping.isPresent()) {
            Optional<Crs> told = CfCrs.of(mapping.get());
            if (told.isPresent()) {
                return told.get();
            }
        }
        for (String name : new String[] {"crs_wkt", "spatial_ref", "crs", "projection"}) {
            Object own =
                    variable.attributes().getOrDefault(name, file.attributes().get(name));
            if (own instanceof String text
                    && !text.isBlank()
                    && text.matches("(?is)(epsg|urn|[a-z_]+crs|geogcs|projcs).*")) {
                return CfCrs.parse(text.strip());
            }
        }
        if (axes.degrees(x) && axes.degrees(y)) {
            return Crs.WGS84;
        }
        throw new IOException(
                "it does not say in which reference system '" + x + "' and '" + y + "' are; give it as option crs");
    }

    private Dimension time(String name, int size) throws IOException {
        Optional<ArrayVariable> coordinate = axes.coordinate(name);
        if (coordinate.isEmpty()) {
            throw new IOException("its dimension of time '" + name + "' has no coordinates");
        }
        ArrayVariable times = coordinate.get();
        if (times.type() == null) {
            return new Dimension.Temporal("t", times.data().texts());
        }
        double[] values = axes.values(times);
        if (values.length != size) {
            throw new IOException("its dimension '" + name + "' has " + values.length + " coordinates for " + size);
        }
        return new Dimension.Temporal(
                "t", CfTime.of(times.text("units"), times.text("calendar")).labels(values));
    }

    private Dimension other(String path, int size) throws IOException {
        String name = shortName(path);
        Optional<ArrayVariable> coordinate = axes.coordinate(path);
        List<Object> labels = new ArrayList<>();
        if (size > MOST_LABELS) {
            throw new IOException("its dimension '" + name + "' has " + size + " labels; at most " + MOST_LABELS
                    + " are read of one that is neither x, y nor time");
        }
        if (coordinate.isEmpty()) {
            for (int i = 0; i < size; i++) {
                labels.add((double) i);
            }
        } else if (coordinate.get().type() == null) {
            labels.addAll(coordinate.get().data().texts());
        } else {
            Arrays.stream(axes.values(coordinate.get())).forEach(labels::add);
        }
        if (labels.size() != size) {
            throw new IOException("its dimension '" + name + "' has " + labels.size() + " labels for " + size);
        }
        boolean bands = name.equalsIgnoreCase("band") || name.equalsIgnoreCase("bands");
        if (bands) {
            List<Band> named = labels.stream()
                    .map(label -> Band.named(
                            label instanceof Double number && number == Math.rint(number)
                                    ? "B" + Math.round(number)
                                    : String.valueOf(label)))
                    .toList();
            return new Dimension.Bands("bands", named);
        }
        return new Dimension.Labelled(name, DimensionType.OTHER, labels);
    }
}
