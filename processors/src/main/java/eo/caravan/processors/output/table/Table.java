package eo.caravan.processors.output.table;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.PlainJson;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How a cube is laid out as a table. The bands are columns, without bands the last dimension of type other, without that there is one
 * column {@code value}. Every combination of the labels of the other dimensions is a row: geometries first, then the others in their
 * order, the last running fastest.
 *
 * <p>Columns from left to right: {@code feature_index} from 0; {@code id} where a feature has one; the properties of the features that
 * are text, number or truth value, unless they stand among the values; {@code geometry} where asked for; each dimension of the rows;
 * the values. A name that was there before gets a number.
 */
public final class Table {
    private static final String VALUE = "value";

    private final Shape shape;
    private final int geometries;
    private final int wide;
    private final List<Integer> keys;
    private final boolean identified;
    private final List<String> properties;
    private final List<String> values;

    private Table(Shape shape, boolean withProperties) {
        this.shape = shape;
        this.geometries = geometries(shape);
        this.wide = wide(shape);
        this.keys = new ArrayList<>();
        for (int d = 0; d < shape.dimensions().size(); d++) {
            if (d != geometries && d != wide) {
                keys.add(d);
            }
        }
        this.values = wide < 0
                ? List.of(VALUE)
                : shape.dimension(wide).labels().stream()
                        .map(label -> String.valueOf(PlainJson.of(label)))
                        .toList();
        this.identified = features().stream().anyMatch(feature -> feature.id() != null);
        this.properties = withProperties ? properties(features(), values) : List.of();
    }

    /**
     * The table of a shape.
     *
     * @param format what to call the format in a message
     * @param withProperties whether properties of features become columns
     * @throws OpenEoException FormatUnsuitable for a raster, and for several dimensions of geometries
     */
    public static Table of(Shape shape, String format, boolean withProperties) {
        List<String> names = shape.names();
        boolean raster = shape.dimensions().stream().anyMatch(Dimension.Horizontal.class::isInstance);
        long several = shape.dimensions().stream()
                .filter(Dimension.Geometries.class::isInstance)
                .count();
        if (raster || several > 1) {
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    format + " holds time series and values of geometries. The dimensions are: "
                            + String.join(", ", names)
                            + ". Bring the data to geometries with aggregate_spatial, drop x and y with reduce_spatial, or"
                            + " choose GTiff or netCDF.");
        }
        return new Table(shape, withProperties);
    }

    private static int geometries(Shape shape) {
        for (int d = 0; d < shape.dimensions().size(); d++) {
            if (shape.dimension(d) instanceof Dimension.Geometries) {
                return d;
            }
        }
        return -1;
    }

    private static int wide(Shape shape) {
        List<Integer> bands = shape.ofType(DimensionType.BANDS);
        List<Integer> others = shape.ofType(DimensionType.OTHER);
        return !bands.isEmpty() ? bands.get(0) : others.isEmpty() ? -1 : others.get(others.size() - 1);
    }

    private static List<String> properties(List<Feature> features, List<String> values) {
        Set<String> names = new LinkedHashSet<>();
        for (Feature feature : features) {
            for (Map.Entry<String, Object> property : feature.properties().entrySet()) {
                if (isScalar(property.getValue())) {
                    names.add(property.getKey());
                }
            }
        }
        names.removeAll(new HashSet<>(values));
        return List.copyOf(names);
    }

    public static boolean isScalar(Object property) {
        return property instanceof String || property instanceof Number || property instanceof Boolean;
    }

    /** The dimension of which each label is a record: the geometries, or the first one of the rows; -1 for a single row. */
    public int records() {
        return geometries >= 0 ? geometries : keys.isEmpty() ? -1 : keys.get(0);
    }

    public boolean hasGeometries() {
        return geometries >= 0;
    }

    public boolean identified() {
        return identified;
    }

    /** The features of the geometries; none where there are no geometries. */
    public List<Feature> features() {
        return geometries < 0 ? List.of() : ((Dimension.Geometries) shape.dimension(geometries)).features();
    }

    public List<String> properties() {
        return properties;
    }

    /** The dimensions of the rows besides the geometries. */
    public List<Integer> keys() {
        return keys;
    }

    /** The dimension of the columns, or -1. */
    public int wide() {
        return wide;
    }

    public List<String> values() {
        return values;
    }

    /** The dimension of a key. */
    public Dimension key(int position) {
        return shape.dimension(keys.get(position));
    }

    /** How the values are stored. */
    public Encoding encoding() {
        return shape.encoding();
    }

    /** The reference system of the geometries; only where there are any. */
    public Crs crs() {
        return ((Dimension.Geometries) shape.dimension(geometries)).crs();
    }

    /**
     * The names of all columns, no two the same.
     *
     * @param places those of the columns that hold the geometries
     */
    public List<String> header(List<String> places) {
        List<String> names = new ArrayList<>();
        if (hasGeometries()) {
            names.add("feature_index");
            names.addAll(identified ? List.of("id") : List.of());
            names.addAll(properties);
            names.addAll(places);
        }
        keys.forEach(key -> names.add(shape.dimension(key).name()));
        names.addAll(values);
        Set<String> used = new HashSet<>(values);
        for (int i = 0; i < names.size() - values.size(); i++) {
            String name = names.get(i);
            for (int count = 2; !used.add(names.get(i)); count++) {
                names.set(i, name + "_" + count);
            }
        }
        return names;
    }
}
