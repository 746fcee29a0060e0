package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.source.tiff.SampleType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A collection whose metadata is all there, for what must not read a cell. */
public final class TinyCollections {
    private static final Grid GRID = new Grid(Crs.WGS84, 10, 50, 0.5, -0.5, 4, 4);

    private TinyCollections() {}

    /**
     * A catalog of the collection {@code C}: bands B04 (red) and B08 (nir), 2022-06-01 and 2022-06-11, 10 to 12 degrees east and 48
     * to 50 north. The files with the cells have been removed, so whoever reads any of them fails.
     */
    public static StacCatalog withoutCells(Path folder) throws IOException {
        for (String day : List.of("01", "11")) {
            TinyStac.tiff(folder.resolve(day + "/B.tif"), GRID, SampleType.UINT16, (x, y) -> 1, (x, y) -> 2);
            ObjectNode item = TinyStac.item(day, "C", "2022-06-" + day + "T10:00:00Z");
            ObjectNode asset = TinyStac.asset(item, "B", "B.tif", GRID, "uint16", List.of("B04", "B08"));
            ((ObjectNode) asset.path("bands").path(0)).put("eo:common_name", "red");
            ((ObjectNode) asset.path("bands").path(1)).put("eo:common_name", "nir");
            ((ObjectNode) item.path("properties")).put("eo:cloud_cover", 10);
            TinyStac.write(item, folder.resolve(day + "/item.json"));
        }
        StacCatalog catalog = StacCatalog.open(List.of(folder), 1 << 20);
        for (String day : List.of("01", "11")) {
            Files.delete(folder.resolve(day + "/B.tif"));
        }
        return catalog;
    }
}
