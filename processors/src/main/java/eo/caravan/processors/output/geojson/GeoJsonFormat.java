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
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.Options;
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
 * Writes a FeatureCollection (RFC 7946): a feature for each geometry, with its identifier and properties, and a property for each of its
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
        return new FormatText(
                        "GeoJSON",
                        "Vector data cubes as features in longitude and latitude, with their identifiers and properties. Values"
                                + " become properties, too: their names are the labels of the other dimensions, joined by `_`,"
                                + " for example `2020-06-01T00:00:00Z_B04`, or `value` where there are none; no data is `null`.",
                        "vector")
                .json();
    }

    @Override
    public void check(Shape shape, Map<String, Object> options) {
        new Options(options, name());
        List<Dimension.Geometries> geometries = VectorFacts.geometries(shape);
        if (geometries.size() != 1) {
            throw unsuitable("GeoJSON holds one dimension of geometries and their values. The dimensions are: "
                    + String.join(", ", shape.names())
                    + ". For a raster choose GTiff or netCDF, or bring it to geometries with aggregate_spatial.");
        }
        long values = shape.whole().cells() / Math.max(1, geometries.get(0).size());
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
        new Options(options, name());
    }

    @Override
    public boolean holdsEmpty() {
        return true;
    }

    @Override
    public List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        Path name = Path.of(target.baseName() + ".geojson");
        try (OutputStream out = new BufferedOutputStream(
                        Files.newOutputStream(target.folder().resolve(name)));
                JsonGenerator json = JSON.getFactory().createGenerator(out, JsonEncoding.UTF8)) {
            json.writeStartObject();
            json.writeStringField("type", "FeatureCollection");
            json.writeArrayFieldStart("features");
            Features features = new Features(json, cube.shape());
            Records.run(target, cube, features.dimension, features::write);
            json.writeEndArray();
            json.writeEndObject();
        }
        Map<String, Object> stac = new LinkedHashMap<>(RasterFacts.of(cube.shape()));
        stac.put("proj:code", "EPSG:4326");
        return List.of(new ResultFile(name, "application/geo+json", "GeoJSON", List.of("data"), stac));
    }

    /** Writes features one after the other. */
    private static final class Features {
        private final JsonGenerator json;
        private final Shape shape;
        private final Dimension.Geometries geometries;
        private final GeometryJson geometryJson;
        private final int dimension;
        private final Map<String, Integer> names = new LinkedHashMap<>();

        Features(JsonGenerator json, Shape shape) {
            this.json = json;
            this.shape = shape;
            this.geometries = VectorFacts.geometries(shape).get(0);
            this.geometryJson = new GeometryJson(geometries.crs());
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
            for (Map.Entry<String, Object> property : feature.properties().entrySet()) {
                int value = names.getOrDefault(property.getKey(), -1);
                if (value < 0 || stays(property.getValue(), values[value])) {
                    json.writeObjectField(property.getKey(), PlainJson.of(property.getValue()));
                }
            }
            boolean alone = shape.dimensions().size() == 1;
            for (Map.Entry<String, Integer> name : names.entrySet()) {
                double value = values[name.getValue()];
                boolean absent = alone && Double.isNaN(value);
                if (!absent && !stays(feature.properties().get(name.getKey()), value)) {
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
