package eo.caravan.processors.output.gtiff;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.output.OutputFormat;
import eo.caravan.processors.output.RasterLayout;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.output.WriteTarget;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What both names of the format have in common. */
abstract class TiffFormat implements OutputFormat {
    private final String name;
    private final String title;
    private final String text;

    TiffFormat(String name, String title, String text) {
        this.name = name;
        this.title = title;
        this.text = text;
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final ObjectNode description() {
        return GTiffText.describe(new FormatText(title, text), name);
    }

    @Override
    public final void check(Shape shape, Map<String, Object> options) {
        RasterLayout layout = RasterLayout.of(shape, name);
        GTiffOptions.read(options, name).check(layout, shape.encoding());
    }

    @Override
    public final void checkOptions(Map<String, Object> options) {
        GTiffOptions.read(options, name);
    }

    @Override
    public final boolean datesApart() {
        return true;
    }

    @Override
    public final List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException {
        Cube cube = result.data();
        RasterLayout layout = RasterLayout.of(cube.shape(), name);
        return List.of(new GTiffFile(cube, layout, GTiffOptions.read(result.options(), name)).write(target));
    }
}
