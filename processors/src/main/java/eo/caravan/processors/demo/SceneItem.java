package eo.caravan.processors.demo;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** The STAC item of one pass over a grid. */
final class SceneItem {
    private static final DateTimeFormatter COMPACT =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter MILLIS = DateTimeFormatter.ofPattern(
                    "uuuu-MM-dd'T'HH:mm:ss.SSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> EXTENSIONS =
            List.of("eo/v2.0.0", "file/v2.1.0", "projection/v2.0.0", "raster/v2.0.0", "view/v1.0.0");
    /** What a multihash begins with whose 32 bytes are a SHA-256. */
    private static final String SHA_256 = "1220";

    private final String collection;
    private final Grid grid;
    private final DemoDate date;
    private final Footprint footprint;

    SceneItem(String collection, Grid grid, DemoDate date, Footprint footprint) {
        this.collection = collection;
        this.grid = grid;
        this.date = date;
        this.footprint = footprint;
    }

    String id() {
        String satellite = "S" + date.platform().substring("sentinel-".length()).toUpperCase(Locale.ROOT);
        return satellite + "_" + COMPACT.format(date.time()) + "_SIM";
    }

    static String text(Instant time) {
        return MILLIS.format(time);
    }

    /** All but the assets. */
    ObjectNode describe(double cloudCover) {
        ObjectNode json = StacJson.object();
        json.put("type", "Feature");
        json.put("stac_version", StacJson.VERSION);
        ArrayNode extensions = json.putArray("stac_extensions");
        EXTENSIONS.forEach(name -> extensions.add(StacJson.EXTENSIONS + name + "/schema.json"));
        json.put("id", id());
        json.put("collection", collection);
        List<double[]> corners = footprint.corners();
        json.set("geometry", StacJson.polygon(corners, grid.crs()));
        json.set("bbox", StacJson.box(bound(corners)));
        properties(json.putObject("properties"), cloudCover);
        for (String rel : new String[] {"root", "parent", "collection"}) {
            StacJson.link(json, rel, "../collection.json", "application/json");
        }
        json.putObject("assets");
        return json;
    }

    private Extent bound(List<double[]> corners) {
        double west = corners.stream().mapToDouble(c -> c[0]).min().orElseThrow();
        double south = corners.stream().mapToDouble(c -> c[1]).min().orElseThrow();
        double east = corners.stream().mapToDouble(c -> c[0]).max().orElseThrow();
        double north = corners.stream().mapToDouble(c -> c[1]).max().orElseThrow();
        return new Extent(west, south, east, north, grid.crs());
    }

    private void properties(ObjectNode properties, double cloudCover) {
        Sun sun = Sun.at(date.time());
        properties.put("datetime", text(date.time()));
        properties.put("description", "Simulated; shows no real place.");
        properties.put("platform", date.platform());
        properties.put("constellation", "sentinel-2");
        properties.putArray("instruments").add("msi");
        properties.put("gsd", 10);
        properties.put("eo:cloud_cover", cloudCover);
        properties.put("view:sun_azimuth", Math.rint(sun.azimuth() * 100) / 100);
        properties.put("view:sun_elevation", Math.rint(sun.elevation() * 100) / 100);
        properties.put("proj:code", grid.crs().definition());
        Extent extent = grid.extent();
        properties
                .putArray("proj:bbox")
                .add(extent.west())
                .add(extent.south())
                .add(extent.east())
                .add(extent.north());
        place(properties, 10);
    }

    private void place(ObjectNode json, int metres) {
        int factor = metres / 10;
        json.putArray("proj:shape").add(grid.height() / factor).add(grid.width() / factor);
        json.putArray("proj:transform")
                .add(metres)
                .add(0)
                .add(grid.originX())
                .add(0)
                .add(-metres)
                .add(grid.originY());
    }

    /** Adds the file of a band, which must be complete. */
    void addAsset(ObjectNode item, DemoBand band, Path file) throws IOException {
        ObjectNode asset = item.withObject("assets").putObject(band.name());
        asset.put("href", "./" + file.getFileName());
        asset.setAll(StacJson.asset(band));
        place(asset, band.metres());
        asset.put("file:size", Files.size(file));
        asset.put("file:checksum", SHA_256 + HexFormat.of().formatHex(sha256(file)));
    }

    private static byte[] sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[1 << 16];
            int count = in.read(buffer);
            while (count >= 0) {
                digest.update(buffer, 0, count);
                count = in.read(buffer);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
