package eo.caravan.processors.output.geojson;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.PlainJson;
import eo.caravan.processors.output.RasterFacts;
import eo.caravan.processors.output.Records;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.VectorFacts;
import eo.caravan.processors.output.WriteTarget;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a FeatureCollection (RFC 7946, unless another reference system is asked for): a feature for each geometry, with its identifier and properties, and a property for each of its
 * values; see {@link ValueNames}. A value takes the place of a property of the same name, except that text stays where there is no data.
 * The only value of a cube without further dimensions is left out where there is no data, all others are null there.
 */
@AutoService(OutputFormat.class)
public final class GeoJsonFormat implements OutputFormat {
    private static final long MOST_VALUES = 100_000;
    private static final ObjectMapper JSON = new ObjectMapper().disable(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);

    @Override
    public String name() {
        return "GeoJSON";
    }

    @Override
    public ObjectNode description() {
        FormatText text = new FormatText(
                "GeoJSON",
                "Vector data cubes as features in longitude and latitude, with their identifiers and properties. Values"
                        + " become properties, too: their names are the labels of the other dimensions, joined by `_`,"
                        + " for example `2020-06-01T00:00:00Z_B04`, or `value` where there are none; no data is `null`.",
                "vector");
        GeoJsonOptions.describe(text);
        return text.json();
    }

    @Override
    public void check(Shape shape, Map<String, Object> given) {
        GeoJsonOptions options = GeoJsonOptions.of(given);
        List<Dimension.Geometries> geometries = VectorFacts.geometries(shape);
        if (geometries.size() != 1) {
            throw unsuitable("GeoJSON holds one dimension of geometries and their values. The dimensions are: "
                    + String.join(", ", shape.names())
                    + ". For a raster choose GTiff or netCDF, or bring it to geometries with aggregate_spatial.");
        }
        long values = shape.whole().cells() / Math.max(1, geometries.get(0).size());
        if (system(shape, options).epsgCode().isEmpty()) {
            throw unsuitable(
                    "The reference system of the geometries has no EPSG code, so GeoJSON cannot name it. Leave out the"
                            + " option 'crs', or choose GeoParquet.");
        }
        if (values > MOST_VALUES) {
            throw unsuitable("Each geometry has " + values + " values, a feature can have " + MOST_VALUES
                    + ". Choose CSV, or reduce the data first.");
        }
    }

    private static OpenEoException unsuitable(String message) {
        return new OpenEoException(ProcessErrorCode.FORMAT_UNSUITABLE, message);
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        GeoJsonOptions.of(options);
    }

    @Override
    public boolean holdsEmpty() {
        return true;
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        GeoJsonOptions options = GeoJsonOptions.of(result.options());
        Crs crs = system(cube.shape(), options);
        Path name = Path.of(target.baseName() + ".geojson");
        try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(target.folder().resolve(name.toString())));
                JsonGenerator json = JSON.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            referenceSystem(json, crs);
            json.writeArrayFieldStart("features");
            Features features = new Features(json, cube.shape(), options, crs);
            Records.run(target, cube, features.dimension, features::write);
            json.writeEndArray();
            json.writeEndObject();
        }
        Map<String, Object> stac = new LinkedHashMap<>(RasterFacts.of(cube.shape()));
        stac.put(crs.epsgCode().isPresent() ? "proj:code" : "proj:wkt2", crs.definition());
        return List.of(new ResultFile(name, "application/geo+json", "GeoJSON", List.of("data"), stac));
    }

    private static Crs system(Shape shape, GeoJsonOptions options) {
        Crs own = VectorFacts.geometries(shape).get(0).crs();
        return options.crs() == null ? own : options.crs();
    }

    /** The member of older GeoJSON, where coordinates are not as RFC 7946 has them. */
    private static void referenceSystem(JsonGenerator json, Crs crs) throws IOException {
        if (!crs.equals(Crs.WGS84)) {
            json.writeObjectFieldStart("crs");
            json.writeStringField("type", "name");
            json.writeObjectFieldStart("properties");
            json.writeStringField(
                    "name", "urn:ogc:def:crs:EPSG::" + crs.epsgCode().orElseThrow());
            json.writeEndObject();
            json.writeEndObject();
        }
    }

    /** Writes features one after the other. */
    private static final class Features {
        private final JsonGenerator json;
        private final Shape shape;
        private final Dimension.Geometries geometries;
        private final boolean kept;
        private final GeometryJson geometryJson;
        private final int dimension;
        private final Map<String, Integer> names = new LinkedHashMap<>();

        Features(JsonGenerator json, Shape shape, GeoJsonOptions options, Crs crs) {
            this.json = json;
            this.shape = shape;
            this.geometries = VectorFacts.geometries(shape).get(0);
            this.kept = options.properties();
            this.geometryJson = new GeometryJson(geometries.crs(), crs, options.precision());
            this.dimension = shape.index(geometries.name());
            ValueNames.of(shape, dimension).forEach(name -> names.put(name, names.size()));
        }

        void write(Chunk block) throws IOException {
            int[] offsets = ValueNames.offsets(block.region(), dimension);
            int stride = block.region().stride(dimension);
            for (int i = 0; i < block.region().size(dimension); i++) {
                double[] values = new double[offsets.length];
                for (int v = 0; v < values.length; v++) {
                    values[v] = block.values()[offsets[v] + i * stride];
                }
                feature(block.region().from(dimension) + i, values);
            }
        }

        private void feature(int index, double[] values) throws IOException {
            Feature feature = geometries.features().get(index);
            json.writeRaw(index == 0 ? "\n" : "");
            json.writeStartObject();
            json.writeStringField("type", "Feature");
            if (feature.id() != null) {
                json.writeObjectField("id", PlainJson.of(feature.id()));
            }
            json.writeFieldName("geometry");
            try {
                geometryJson.write(json, feature.geometry());
            } catch (IllegalArgumentException withoutPlace) {
                throw new OpenEoException(
                        ProcessErrorCode.FORMAT_UNSUITABLE,
                        "Geometry " + index + " " + withoutPlace.getMessage() + ", so GeoJSON cannot hold it.",
                        withoutPlace);
            }
            json.writeFieldName("properties");
            properties(feature, values);
            json.writeEndObject();
            json.writeRaw("\n");
        }

        private void properties(Feature feature, double[] values) throws IOException {
            json.writeStartObject();
            Map<String, Object> own = kept ? feature.properties() : Map.of();
            for (Map.Entry<String, Object> property : own.entrySet()) {
                int value = names.getOrDefault(property.getKey(), -1);
                if (value < 0 || stays(property.getValue(), values[value])) {
                    json.writeObjectField(property.getKey(), PlainJson.of(property.getValue()));
                }
            }
            boolean alone = shape.dimensions().size() == 1;
            for (Map.Entry<String, Integer> name : names.entrySet()) {
                double value = values[name.getValue()];
                boolean absent = alone && Double.isNaN(value);
                if (!absent && !stays(own.get(name.getKey()), value)) {
                    json.writeFieldName(name.getKey());
                    PlainJson.cell(json, value, shape.encoding().type());
                }
            }
            json.writeEndObject();
        }

        /** Whether a property is not replaced by the value of its name: it could not be a cell, and there is no data. */
        private static boolean stays(Object property, double value) {
            return Double.isNaN(value)
                    && property != null
                    && !(property instanceof Number)
                    && !(property instanceof Boolean);
        }
    }
}
