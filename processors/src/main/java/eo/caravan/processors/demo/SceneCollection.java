package eo.caravan.processors.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import java.util.List;

/** The STAC collection of a simulated series. */
final class SceneCollection {
    private static final String DESCRIPTION =
            """
            **Simulated**: a series of Sentinel-2 like images of a landscape that Caravan makes up. It shows no real place and \
            no real satellite has measured it; the coordinates are borrowed. There are fields of wheat, maize, beet and \
            rapeseed, meadows that are mown at different times, forests, a river, a lake, a town and villages, and bare \
            mountains, over a season, with clouds and their shadows. B02, B03, B04, B08 (10 m) and B11 (20 m) are surface \
            reflectances (stored times 10,000), SCL (20 m) says what a cell shows. 0 is no data.""";

    private final String id;
    private final Grid grid;
    private final List<DemoDate> dates;
    private final List<DemoBand> bands;

    SceneCollection(String id, Grid grid, List<DemoDate> dates, List<DemoBand> bands) {
        this.id = id;
        this.grid = grid;
        this.dates = dates;
        this.bands = bands;
    }

    /** The document, with a link to each of the items. */
    ObjectNode describe(List<String> items) {
        ObjectNode json = StacJson.object();
        json.put("type", "Collection");
        json.put("stac_version", StacJson.VERSION);
        ArrayNode extensions = json.putArray("stac_extensions");
        for (String name : List.of("datacube/v2.2.0", "eo/v2.0.0", "projection/v2.0.0", "raster/v2.0.0")) {
            extensions.add(StacJson.EXTENSIONS + name + "/schema.json");
        }
        json.put("id", id);
        json.put("title", "Simulated Sentinel-2 L2A, April to September 2022");
        json.put("description", DESCRIPTION);
        json.putArray("keywords").add("simulated").add("demo").add("sentinel-2").add("surface reflectance");
        json.put("license", "CC0-1.0");
        json.putArray("providers")
                .addObject()
                .put("name", "Caravan (generator of demo data)")
                .putArray("roles")
                .add("producer")
                .add("processor");
        extent(json.putObject("extent"));
        dimensions(json.putObject("cube:dimensions"));
        summaries(json.putObject("summaries"));
        ObjectNode assets = json.putObject("item_assets");
        bands.forEach(band -> assets.set(band.name(), StacJson.asset(band)));
        StacJson.link(json, "root", "./collection.json", "application/json");
        StacJson.link(json, "license", "https://creativecommons.org/publicdomain/zero/1.0/", "text/html");
        for (String item : items) {
            StacJson.link(json, "item", "./" + item + "/" + item + ".json", "application/geo+json");
        }
        return json;
    }

    private void extent(ObjectNode json) {
        json.putObject("spatial").putArray("bbox").add(StacJson.box(grid.extent()));
        period(json.putObject("temporal").putArray("interval").addArray());
    }

    private void period(ArrayNode interval) {
        interval.add(SceneItem.text(dates.get(0).time()));
        interval.add(SceneItem.text(dates.get(dates.size() - 1).time()));
    }

    private void dimensions(ObjectNode json) {
        Extent extent = grid.extent();
        ObjectNode time = json.putObject("t").put("type", "temporal");
        period(time.putArray("extent"));
        ArrayNode values = time.putArray("values");
        dates.forEach(date -> values.add(SceneItem.text(date.time())));
        ArrayNode names = json.putObject("bands").put("type", "bands").putArray("values");
        bands.forEach(band -> names.add(band.name()));
        axis(json.putObject("y"), "y", extent.south(), extent.north());
        axis(json.putObject("x"), "x", extent.west(), extent.east());
    }

    private void axis(ObjectNode json, String axis, double from, double to) {
        json.put("type", "spatial").put("axis", axis).put("step", 10);
        json.put("reference_system", grid.crs().epsgCode().orElseThrow());
        json.putArray("extent").add(from).add(to);
    }

    private void summaries(ObjectNode json) {
        ArrayNode platforms = json.putArray("platform");
        dates.stream().map(DemoDate::platform).distinct().sorted().forEach(platforms::add);
        json.putArray("constellation").add("sentinel-2");
        json.putArray("instruments").add("msi");
        ArrayNode sizes = json.putArray("gsd");
        bands.stream().mapToInt(DemoBand::metres).distinct().sorted().forEach(sizes::add);
        json.putArray("proj:code").add(grid.crs().definition());
        ArrayNode described = json.putArray("bands");
        bands.forEach(band -> described.add(StacJson.band(band)));
    }
}
