package eo.caravan.processors.process.vector;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.GeoJson;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Makes a vector cube of GeoJSON: a dimension {@code geometry}, and with {@code properties} a dimension {@code properties} of their
 * values: the name of a property with scalars, the positions in the longest array of a single property with arrays, or the names of
 * several. Numbers and truth values (1 and 0) become cells; text and objects cannot, they are no data in the cells and stay with the
 * feature, as every property does. A bare geometry has no properties, so it has no such dimension, either.
 *
 * <p>Errors: ProcessParameterInvalid where it is no GeoJSON, where a property is named twice, or where one of several is an array.
 */
@OpenEoProcess("load_geojson")
@AutoService(Process.class)
public final class LoadGeoJson implements CubeProcess<LoadGeoJson.Arguments> {
    private static final String PROCESS = "load_geojson";
    private static final String PROPERTIES = "properties";

    /**
     * The parameters.
     *
     * @param data GeoJSON
     * @param properties names, each once; empty for none
     */
    public record Arguments(Map<String, Object> data, List<Object> properties) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Dimension.Geometries geometries = GeoJson.read(arguments.data, PROCESS, "data");
        List<Object> names = arguments.properties == null ? List.of() : arguments.properties;
        if (new HashSet<>(names).size() < names.size()) {
            throw OpenEoException.invalid(
                    PROCESS, PROPERTIES, "Each property can be named once; given are " + names + ".");
        }
        boolean features = String.valueOf(arguments.data.get("type")).startsWith("Feature");
        if (names.isEmpty() || !features) {
            return new GeometryCube(geometries);
        }
        names.forEach(name -> tell(geometries, String.valueOf(name), context));
        boolean arrays = geometries.features().stream()
                .anyMatch(feature -> feature.properties().get(names.get(0)) instanceof List);
        return names.size() == 1 && arrays
                ? elements(geometries, String.valueOf(names.get(0)))
                : scalars(geometries, names);
    }

    /** Tells in the log which properties make no cells. */
    private static void tell(Dimension.Geometries geometries, String name, ProcessContext context) {
        long lacking = geometries.features().stream()
                .filter(feature -> feature.properties().get(name) == null)
                .count();
        long unfit = geometries.features().stream()
                .map(feature -> feature.properties().get(name))
                .filter(value -> value instanceof String || value instanceof Map)
                .count();
        if (unfit > 0 || lacking == geometries.size()) {
            context.log()
                    .add(
                            StepLog.Level.WARNING,
                            unfit > 0
                                    ? "The property '" + name + "' of " + unfit
                                            + " features is no number; it stays with the features, but its cells are no data."
                                    : "No feature has the property '" + name + "'; its cells are no data.",
                            Map.of());
        }
    }

    private static ArrayCube elements(Dimension.Geometries geometries, String name) {
        List<List<?>> rows = new ArrayList<>();
        for (Feature feature : geometries.features()) {
            Object value = feature.properties().get(name);
            rows.add(value instanceof List<?> list ? list : value == null ? List.of() : List.of(value));
        }
        int longest = rows.stream().mapToInt(List::size).max().orElse(0);
        List<Object> labels = new ArrayList<>();
        for (int i = 0; i < longest; i++) {
            labels.add((double) i);
        }
        double[] values = new double[Math.multiplyExact(rows.size(), longest)];
        Arrays.fill(values, Double.NaN);
        for (int row = 0; row < rows.size(); row++) {
            for (int i = 0; i < rows.get(row).size(); i++) {
                values[row * longest + i] = cell(rows.get(row).get(i));
            }
        }
        return cube(geometries, labels, values);
    }

    private static ArrayCube scalars(Dimension.Geometries geometries, List<Object> names) {
        double[] values = new double[geometries.size() * names.size()];
        for (int row = 0; row < geometries.size(); row++) {
            Map<String, Object> properties = geometries.features().get(row).properties();
            for (int i = 0; i < names.size(); i++) {
                Object value = properties.get(String.valueOf(names.get(i)));
                if (value instanceof List) {
                    throw OpenEoException.invalid(
                            PROCESS,
                            PROPERTIES,
                            "The property '" + names.get(i) + "' of feature " + row
                                    + " is an array. To take its elements, name this property alone.");
                }
                values[row * names.size() + i] = cell(value);
            }
        }
        return cube(geometries, names, values);
    }

    private static double cell(Object value) {
        if (value instanceof Boolean truth) {
            return truth ? 1 : 0;
        }
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    private static ArrayCube cube(Dimension.Geometries geometries, List<Object> labels, double[] values) {
        Dimension properties = new Dimension.Labelled(PROPERTIES, DimensionType.OTHER, labels);
        return new ArrayCube(new Shape(List.of(geometries, properties), Encoding.FLOAT64), values);
    }
}
