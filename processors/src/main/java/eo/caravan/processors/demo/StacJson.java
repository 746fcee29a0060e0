package eo.caravan.processors.demo;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.projection.CrsTransform;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What the JSON of items and of the collection have in common. Source: STAC 1.1.0 and its extensions. */
final class StacJson {
    static final String VERSION = "1.1.0";
    static final String EXTENSIONS = "https://stac-extensions.github.io/";
    static final String COG = "image/tiff; application=geotiff; profile=cloud-optimized";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double DEGREE_DIGITS = 1e7;

    private StacJson() {}

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    /** Writes with the same line ends everywhere. */
    static void write(Path file, JsonNode json) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        String text = JSON.writer(printer).writeValueAsString(json) + "\n";
        Files.write(file, text.getBytes(StandardCharsets.UTF_8));
    }

    static void link(ObjectNode json, String rel, String href, String type) {
        json.withArray("links").addObject().put("rel", rel).put("href", href).put("type", type);
    }

    /** Title, roles, bands and grid size of the asset of a band, as items and {@code item_assets} have them. */
    static ObjectNode asset(DemoBand band) {
        ObjectNode asset = object();
        asset.put("type", COG);
        asset.put("title", band.reflectance() ? "Surface reflectance, " + band : "Scene classification");
        ArrayNode roles = asset.putArray("roles").add("data");
        if (band.reflectance()) {
            roles.add("reflectance");
        }
        asset.put("gsd", band.metres());
        asset.put("data_type", band.reflectance() ? "uint16" : "uint8");
        asset.put("nodata", SceneClass.NO_DATA);
        asset.put("raster:spatial_resolution", band.metres());
        asset.putArray("bands").add(band(band));
        return asset;
    }

    static ObjectNode band(DemoBand band) {
        ObjectNode json = object();
        json.put("name", band.name());
        if (band.reflectance()) {
            json.put("eo:common_name", band.common());
            json.put("eo:center_wavelength", band.wavelength());
            json.put("eo:full_width_half_max", band.width());
            json.put("raster:scale", DemoBand.SCALE);
            json.put("raster:offset", 0);
        } else {
            json.put(
                    "description",
                    "0 no data, 3 cloud shadow, 4 vegetation, 5 not vegetated, 6 water, 8 cloud (medium "
                            + "probability), 9 cloud (high probability), 10 thin cirrus");
        }
        return json;
    }

    /** The smallest and largest longitude and latitude of an extent. */
    static ArrayNode box(Extent extent) {
        Extent bound = CrsTransform.between(extent.crs(), Crs.WGS84).bound(extent);
        return JSON.createArrayNode()
                .add(degrees(bound.west()))
                .add(degrees(bound.south()))
                .add(degrees(bound.east()))
                .add(degrees(bound.north()));
    }

    /** A GeoJSON polygon of corners in some system. */
    static ObjectNode polygon(List<double[]> corners, Crs crs) {
        CrsTransform transform = CrsTransform.between(crs, Crs.WGS84);
        ObjectNode geometry = object().put("type", "Polygon");
        ArrayNode ring = geometry.putArray("coordinates").addArray();
        for (int i = 0; i <= corners.size(); i++) {
            double[] corner = corners.get(i % corners.size());
            double[] place = transform.point(corner[0], corner[1]);
            ring.addArray().add(degrees(place[0])).add(degrees(place[1]));
        }
        return geometry;
    }

    private static double degrees(double value) {
        return Math.rint(value * DEGREE_DIGITS) / DEGREE_DIGITS;
    }
}
