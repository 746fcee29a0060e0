package eo.caravan.processors.output;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.projection.Extents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What STAC says of a file: where it lies, how it is gridded, its times and its bands; of vector cubes what {@link VectorFacts} has. */
public final class RasterFacts {
    private RasterFacts() {}

    /**
     * proj:code or proj:wkt2, proj:bbox, proj:shape, proj:transform; raster:spatial_resolution in metres (at the equator); bbox and geometry in longitude and latitude; start_datetime
     * and end_datetime, and datetime where there is a single one. What the shape does not know is left out.
     */
    public static Map<String, Object> of(Shape shape) {
        Map<String, Object> facts = new LinkedHashMap<>();
        shape.grid().ifPresent(grid -> facts.putAll(of(grid)));
        facts.putAll(VectorFacts.of(shape));
        List<Instant> times = new ArrayList<>();
        for (int position : shape.ofType(DimensionType.TEMPORAL)) {
            Dimension dimension = shape.dimension(position);
            for (int i = 0; i < dimension.size(); i++) {
                dimension.instant(i).ifPresent(times::add);
            }
        }
        facts.putAll(times(times));
        return facts;
    }

    /** datetime, start_datetime and end_datetime; nothing without times. */
    public static Map<String, Object> times(List<Instant> times) {
        Map<String, Object> facts = new LinkedHashMap<>();
        if (!times.isEmpty()) {
            Instant first = times.stream().min(Instant::compareTo).orElseThrow();
            Instant last = times.stream().max(Instant::compareTo).orElseThrow();
            facts.put("start_datetime", first.toString());
            facts.put("end_datetime", last.toString());
            if (first.equals(last)) {
                facts.put("datetime", first.toString());
            }
        }
        return facts;
    }

    /** proj:code or proj:wkt2, proj:bbox, proj:shape, proj:transform; bbox and geometry in longitude and latitude. */
    public static Map<String, Object> of(Grid grid) {
        Map<String, Object> facts = new LinkedHashMap<>();
        Extent extent = grid.extent();
        boolean coded = grid.crs().epsgCode().isPresent();
        facts.put(coded ? "proj:code" : "proj:wkt2", grid.crs().definition());
        facts.put("proj:bbox", List.of(extent.west(), extent.south(), extent.east(), extent.north()));
        facts.put("proj:shape", List.of(grid.height(), grid.width()));
        facts.put("proj:transform", List.of(grid.stepX(), 0.0, grid.originX(), 0.0, grid.stepY(), grid.originY()));
        double step = (Math.abs(grid.stepX()) + Math.abs(grid.stepY())) / 2;
        facts.put("raster:spatial_resolution", step * CoordinateSystems.metresPerUnit(grid.crs()));
        if (grid.width() > 0 && grid.height() > 0) {
            Extent box = Extents.normalised(
                    CrsTransform.between(grid.crs(), Crs.WGS84).bound(extent));
            facts.put("bbox", List.of(box.west(), box.south(), box.east(), box.north()));
            facts.put("geometry", geometry(extent, box));
        }
        return facts;
    }

    /** An extent as a geometry in longitude and latitude; {@code box} is the rectangle around it there. */
    static Map<String, Object> geometry(Extent extent, Extent box) {
        if (box.crossesAntimeridian()) {
            return geoJson(
                    "MultiPolygon",
                    List.of(
                            List.of(ring(box.west(), box.south(), 180, box.north())),
                            List.of(ring(-180, box.south(), box.east(), box.north()))));
        }
        CrsTransform transform = CrsTransform.between(extent.crs(), Crs.WGS84);
        List<List<Double>> corners = ring(extent.west(), extent.south(), extent.east(), extent.north()).stream()
                .map(corner -> transform.point(corner.get(0), corner.get(1)))
                .map(xy -> List.of(xy[0], xy[1]))
                .toList();
        boolean known = corners.stream().flatMap(List::stream).allMatch(Double::isFinite);
        return geoJson("Polygon", List.of(known ? corners : ring(box.west(), box.south(), box.east(), box.north())));
    }

    /** A geometry whose members stand in the same order every time. */
    private static Map<String, Object> geoJson(String type, Object coordinates) {
        Map<String, Object> geometry = new LinkedHashMap<>();
        geometry.put("type", type);
        geometry.put("coordinates", coordinates);
        return geometry;
    }

    private static List<List<Double>> ring(double west, double south, double east, double north) {
        return List.of(
                List.of(west, south),
                List.of(east, south),
                List.of(east, north),
                List.of(west, north),
                List.of(west, south));
    }

    /** What a file of a cube is called: a word, and what sets it apart where the cube has a single date or band. */
    public static String title(String what, Shape shape) {
        StringBuilder title = new StringBuilder(what);
        for (DimensionType type : List.of(DimensionType.TEMPORAL, DimensionType.BANDS)) {
            for (int position : shape.ofType(type)) {
                if (shape.dimension(position).size() == 1) {
                    title.append(' ')
                            .append(FileLabels.of(shape.dimension(position)).get(0));
                }
            }
        }
        return title.toString();
    }

    /** One entry of {@code bands}. */
    public static Map<String, Object> band(String name, Encoding encoding, Map<String, Object> statistics) {
        Map<String, Object> band = new LinkedHashMap<>();
        band.put("name", name);
        band.put("data_type", encoding.type().json());
        if (encoding.type().floating()) {
            band.put("nodata", Double.isNaN(encoding.nodata()) ? "nan" : (Object) encoding.nodata());
        } else if (encoding.holdsNodata()) {
            band.put("nodata", (long) encoding.nodata());
        }
        band.put("statistics", statistics);
        return band;
    }

    /** The names of the bands of a shape, the name of the cube itself where it has none. */
    public static List<String> bandNames(Shape shape, String fallback) {
        List<Integer> positions = shape.ofType(DimensionType.BANDS);
        if (positions.isEmpty()) {
            return List.of(fallback);
        }
        Dimension bands = shape.dimension(positions.get(0));
        return bands.labels().stream().map(String::valueOf).toList();
    }
}
