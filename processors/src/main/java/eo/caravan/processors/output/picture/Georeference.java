package eo.caravan.processors.output.picture;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.output.ResultFile;
import eo.caravan.processors.projection.CoordinateSystems;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files beside a picture that tell where it lies: a world file, and GDAL's auxiliary one, which knows the reference system too. */
final class Georeference {
    private static final List<String> ROLES = List.of("metadata");

    private Georeference() {}

    /**
     * Writes both.
     *
     * @param base the picture's name without its extension
     */
    static List<ResultFile> write(Grid grid, Kind kind, String base, Path folder) throws IOException {
        Path world = Path.of(base + kind.worldExtension());
        Files.writeString(folder.resolve(world.toString()), world(grid), StandardCharsets.US_ASCII);
        Path auxiliary = Path.of(base + kind.extension() + ".aux.xml");
        Files.writeString(folder.resolve(auxiliary.toString()), auxiliary(grid));
        return List.of(
                new ResultFile(world, "text/plain", "World file", ROLES, Map.of()),
                new ResultFile(auxiliary, "application/xml", "Georeference for GDAL", ROLES, Map.of()));
    }

    /** The steps, and the centre of the first cell. */
    private static String world(Grid grid) {
        return Stream.of(
                                grid.stepX(),
                                0.0,
                                0.0,
                                grid.stepY(),
                                grid.originX() + grid.stepX() / 2,
                                grid.originY() + grid.stepY() / 2)
                        .map(String::valueOf)
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static String auxiliary(Grid grid) {
        String system = CoordinateSystems.toWkt(grid.crs())
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
        String transform = Stream.of(grid.originX(), grid.stepX(), 0.0, grid.originY(), 0.0, grid.stepY())
                .map(String::valueOf)
                .collect(Collectors.joining(", "));
        return "<PAMDataset>\n  <SRS>" + system + "</SRS>\n  <GeoTransform>" + transform
                + "</GeoTransform>\n</PAMDataset>\n";
    }
}
