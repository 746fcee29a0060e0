package eo.caravan.processors.process.log;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;

/** What a cube is, as {@code cube:dimensions} of STAC say it, and how its cells are stored; no cell is read for it. */
final class CubeSummary {
    private static final int ALL_LABELS = 50;
    private static final int ENDS = 5;
    private static final int LONGEST_LABEL = 200;
    private static final int LONGEST_CRS = 2_000;

    private CubeSummary() {}

    static Map<String, Object> of(Shape shape) {
        Map<String, Object> dimensions = new LinkedHashMap<>();
        long cells = 1;
        for (Dimension dimension : shape.dimensions()) {
            dimensions.put(dimension.name(), dimension(dimension));
            cells *= dimension.size();
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", "datacube");
        told.put("cube:dimensions", dimensions);
        told.put("order", shape.names());
        told.put("cells", cells);
        told.putAll(encoding(shape.encoding()));
        return told;
    }

    /** The type of cells, and what stands for no data where something does. */
    static Map<String, Object> encoding(Encoding encoding) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("data_type", encoding.type().json());
        if (encoding.holdsNodata()) {
            told.put("nodata", Double.isNaN(encoding.nodata()) ? "nan" : Summary.number(encoding.nodata()));
        }
        return told;
    }

    private static Map<String, Object> dimension(Dimension dimension) {
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("type", dimension.type().json());
        told.put("size", dimension.size());
        if (dimension instanceof Dimension.Horizontal axis) {
            horizontal(axis, told);
        } else if (dimension instanceof Dimension.Geometries geometries) {
            geometries(geometries, told);
        } else {
            labels(dimension, told);
        }
        return told;
    }

    private static void horizontal(Dimension.Horizontal axis, Map<String, Object> told) {
        told.put("axis", axis.axis() == Dimension.Axis.X ? "x" : "y");
        told.put("extent", List.of(Summary.number(axis.low()), Summary.number(axis.high())));
        told.put("step", Summary.number(axis.step()));
        if (axis.size() > 0) {
            told.put("first", Summary.number(axis.centre(0)));
            told.put("last", Summary.number(axis.centre(axis.size() - 1)));
        }
        told.put("reference_system", crs(axis.crs()));
    }

    private static void geometries(Dimension.Geometries geometries, Map<String, Object> told) {
        Envelope bounds = new Envelope();
        TreeSet<String> types = new TreeSet<>();
        TreeSet<String> properties = new TreeSet<>();
        for (Feature feature : geometries.features()) {
            bounds.expandToInclude(feature.geometry().getEnvelopeInternal());
            types.add(feature.geometry().getGeometryType());
            feature.properties().keySet().stream().limit(ALL_LABELS).forEach(properties::add);
        }
        told.put("geometry_types", List.copyOf(types));
        if (!bounds.isNull()) {
            told.put("bbox", List.of(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY()));
        }
        told.put(
                "properties",
                properties.stream().limit(ALL_LABELS).map(CubeSummary::text).toList());
        told.put("reference_system", crs(geometries.crs()));
    }

    /** All labels of a short dimension, the first and the last ones of a long one. */
    private static void labels(Dimension dimension, Map<String, Object> told) {
        int size = dimension.size();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            if (size > ALL_LABELS && i == ENDS) {
                values.add("… (" + (size - 2 * ENDS) + " more labels)");
                i = size - ENDS;
            }
            values.add(label(dimension.label(i)));
        }
        told.put("values", values);
    }

    private static Object label(Object label) {
        return label instanceof Double number ? Summary.number(number) : text(String.valueOf(label));
    }

    private static String text(String text) {
        return Summary.cut(text, LONGEST_LABEL);
    }

    private static Object crs(Crs crs) {
        return crs.epsgCode().isPresent()
                ? (Object) crs.epsgCode().getAsInt()
                : Summary.cut(crs.definition(), LONGEST_CRS);
    }
}
