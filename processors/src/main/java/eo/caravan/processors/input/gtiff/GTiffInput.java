package eo.caravan.processors.input.gtiff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.InputFormat;
import eo.caravan.processors.input.InputOptions;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.source.SingleFile;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A GeoTIFF as a cube of bands, y, x. Values are as stored; the file's no-data value is no data. */
@AutoService(InputFormat.class)
public final class GTiffInput implements InputFormat {
    private static final String BANDS = "bands";

    @Override
    public String name() {
        return "GTiff";
    }

    @Override
    public ObjectNode description() {
        FormatText text = new FormatText(
                "GeoTIFF",
                "Raster files, also Cloud Optimized GeoTIFF, of which only the tiles that are needed are read. The cube has the"
                        + " dimensions bands, y and x; values are as stored. The reference system must be in the file.");
        text.option(
                        BANDS,
                        "array",
                        "Names for the bands, in their order in the file. Without it bands are called as the file calls them,"
                                + " B1, B2 and so on where it does not.")
                .putObject("items")
                .put("type", "string");
        return text.json();
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        names(options);
    }

    private List<String> names(Map<String, Object> options) {
        return new InputOptions(options, name(), BANDS).texts(BANDS);
    }

    @Override
    public Cube open(InputFile file) throws IOException {
        return SingleFile.open(file.location(), names(file.options()), file.tiles(), file.view());
    }
}
