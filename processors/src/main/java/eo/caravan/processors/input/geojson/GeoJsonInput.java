package eo.caravan.processors.input.geojson;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.InputFormat;
import eo.caravan.processors.input.vector.Intake;
import eo.caravan.processors.input.vector.SourceStream;
import eo.caravan.processors.input.vector.VectorOptions;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.util.Map;

/** Features as a vector cube. */
@AutoService(InputFormat.class)
public final class GeoJsonInput implements InputFormat {
    private static final int DEEPEST = 100;
    private static final int LONGEST = 4 << 20;

    private final JsonFactory json = new JsonFactoryBuilder()
            .configure(JsonFactory.Feature.INTERN_FIELD_NAMES, false)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(LONGEST)
                    .build())
            .build();

    @Override
    public String name() {
        return "GeoJSON";
    }

    @Override
    public ObjectNode description() {
        FormatText text = new FormatText(
                "GeoJSON",
                "A geometry, a Feature or a FeatureCollection, in longitude and latitude unless the member `crs` names another system."
                        + " Identifiers and properties are kept.",
                "vector");
        VectorOptions.describe(text);
        return text.json();
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        options(options);
    }

    private VectorOptions options(Map<String, Object> options) {
        return new VectorOptions(options, name());
    }

    @Override
    public Cube open(InputFile file) throws IOException {
        VectorOptions options = options(file.options());
        try (ByteSource source = file.resources().open(file.location());
                JsonParser parser = json.createParser(new SourceStream(source))) {
            Intake intake = new Intake();
            Crs told = new FeatureReader(parser, intake).read();
            return intake.cube(options.crs().orElse(told), options.properties());
        } catch (JsonProcessingException wrong) {
            String where = wrong.getLocation() == null
                    ? ""
                    : " (line " + wrong.getLocation().getLineNr() + ", column "
                            + wrong.getLocation().getColumnNr() + ")";
            throw new IOException("it is no JSON: " + wrong.getOriginalMessage() + where, wrong);
        } catch (IllegalArgumentException wrong) {
            throw new IOException("it is no GeoJSON that can be used: " + wrong.getMessage(), wrong);
        }
    }
}
