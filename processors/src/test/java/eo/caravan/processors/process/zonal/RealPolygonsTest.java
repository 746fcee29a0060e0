package eo.caravan.processors.process.zonal;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.geometry.GeoJson;
import eo.caravan.processors.plan.Calls;
import eo.caravan.processors.process.filter.FilterSpatial;
import eo.caravan.processors.process.mask.MaskPolygon;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.source.LoadRequest;
import eo.caravan.processors.source.StacCatalog;
import eo.caravan.processors.source.tiff.SharedFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.operation.distance.IndexedFacetDistance;

/**
 * Real polygons over real scenes, against every centre of a cell brought into the polygons' system and located there. A polygon
 * with a centre closer to its edge than a thousandth of a cell may have that cell or not: edges are followed no closer.
 */
final class RealPolygonsTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static Path data;
    private static StacCatalog catalog;

    @BeforeAll
    static void openCatalog() {
        Optional<Path> shared = SharedFolder.find();
        assumeTrue(
                shared.isPresent(), "no shared data: set caravan.shared or CARAVAN_SHARED to the folder that holds it");
        data = shared.get().resolve("data");
        catalog = StacCatalog.open(List.of(data), 64 << 20);
    }

    private static Cube cube(String collection, String... bands) {
        return catalog.open(
                new LoadRequest(collection, Optional.empty(), null, List.of(bands), item -> true, Optional.empty()));
    }

    private static Map<?, ?> vectors(String name) throws IOException {
        return JSON.readValue(data.resolve("vectors").resolve(name).toFile(), Map.class);
    }

    private static Cube zonal(Cube cube, Map<?, ?> vectors, String reducer) {
        return (Cube) new AggregateSpatial()
                .apply(
                        new AggregateSpatial.Arguments(cube, vectors, Calls.reducer(reducer, ""), "counts", null),
                        CONTEXT);
    }

    /**
     * The cells of a polygon, numbered row by row.
     *
     * @param unsure how many centres lie on the edge, as good as one can tell
     */
    private record Located(BitSet cells, int unsure) {}

    private static List<Located> located(Cube cube, Map<?, ?> vectors) {
        Grid grid = cube.shape().grid().orElseThrow();
        double[] centres = new double[2 * grid.width() * grid.height()];
        for (int i = 0; i < centres.length; i += 2) {
            int row = i / 2 / grid.width();
            centres[i] = grid.x("x").centre(i / 2 % grid.width());
            centres[i + 1] = grid.y("y").centre(row);
        }
        CrsTransform.between(grid.crs(), Crs.WGS84).apply(centres, centres.length / 2);
        double close = grid.stepX() / 1000 / 50_000;
        List<Located> cells = new ArrayList<>();
        GeoJson.read(vectors, "test", "vectors")
                .features()
                .forEach(feature -> cells.add(cells(feature.geometry(), centres, close)));
        return cells;
    }

    private static Located cells(Geometry polygon, double[] centres, double close) {
        Envelope envelope = polygon.getEnvelopeInternal();
        IndexedPointInAreaLocator locator = new IndexedPointInAreaLocator(polygon);
        IndexedFacetDistance edge = new IndexedFacetDistance(polygon.getBoundary());
        BitSet found = new BitSet();
        int unsure = 0;
        for (int i = 0; i < centres.length; i += 2) {
            Coordinate centre = new Coordinate(centres[i], centres[i + 1]);
            if (envelope.covers(centre)) {
                found.set(i / 2, locator.locate(centre) != Location.EXTERIOR);
                unsure += edge.isWithinDistance(polygon.getFactory().createPoint(centre), close) ? 1 : 0;
            }
        }
        return new Located(found, unsure);
    }

    /** Holds the means and both counts of all polygons and layers against those of the located cells. */
    private static void assertMeans(Cube cube, Map<?, ?> vectors) {
        List<Located> polygons = located(cube, vectors);
        double[] zonal = read(zonal(cube, vectors, "mean"));
        double[] cells = read(cube);
        Grid grid = cube.shape().grid().orElseThrow();
        int plane = grid.width() * grid.height();
        int layers = cells.length / plane;
        assertThat(zonal).hasSize(layers * polygons.size() * 3);
        for (int layer = 0; layer < layers; layer++) {
            for (int polygon = 0; polygon < polygons.size(); polygon++) {
                int first = layer * plane;
                Located located = polygons.get(polygon);
                int at = 3 * (layer * polygons.size() + polygon);
                if (located.unsure > 0) {
                    assertThat(zonal[at + 1]).isEqualTo(located.cells.cardinality(), within((double) located.unsure));
                    continue;
                }
                double[] valid = located.cells.stream()
                        .mapToDouble(cell -> cells[first + cell])
                        .filter(value -> !Double.isNaN(value))
                        .toArray();
                double mean = Arrays.stream(valid).average().orElse(Double.NaN);
                if (Double.isNaN(mean)) {
                    assertThat(zonal[at]).isNaN();
                } else {
                    assertThat(zonal[at]).isEqualTo(mean, within(1e-9 * Math.max(1, Math.abs(mean))));
                    assertThat(zonal[at + 1]).isEqualTo(located.cells.cardinality());
                    assertThat(zonal[at + 2]).isEqualTo(valid.length);
                }
            }
        }
        assertThat(polygons)
                .as("mostly far from any centre")
                .filteredOn(located -> located.unsure == 0)
                .hasSizeGreaterThan(polygons.size() / 2);
    }

    private static double[] read(Cube cube) {
        return cube.read(cube.shape().whole()).values();
    }

    @Test
    void land_use_over_a_series_of_ndvi() throws Exception {
        assertMeans(cube("SENTINEL2_NDVI_EOPATCH", "NDVI", "CLM"), vectors("lulc_eopatch.geojson"));
    }

    @Test
    void land_use_over_bands_of_one_file() throws Exception {
        Cube cube = cube("SENTINEL2_L1C_EOPATCH", "B01", "B04", "B8A", "B12");
        assertThat(cube.shape().whole().size(1)).isEqualTo(4);
        assertMeans(cube, vectors("lulc_eopatch.geojson"));
    }

    @Test
    void nasty_polygons_over_two_tiles() throws Exception {
        assertMeans(cube("SENTINEL2_L2A_SLOVENIA", "B04", "B08"), vectors("drawn_slovenia.geojson"));
    }

    @Test
    void each_nasty_polygon_has_what_its_name_tells() throws Exception {
        Map<?, ?> vectors = vectors("drawn_slovenia.geojson");
        Cube zonal = zonal(cube("SENTINEL2_L2A_SLOVENIA", "B04"), vectors, "mean");
        Dimension.Geometries polygons = (Dimension.Geometries) zonal.shape().dimension(2);
        List<Object> names = polygons.features().stream()
                .map(feature -> feature.properties().get("name"))
                .toList();
        double[] values = read(zonal);
        assertThat(values[3 * names.indexOf("wholly_outside")]).isNaN();
        assertThat(values[3 * names.indexOf("wholly_outside") + 1]).isNaN();
        assertThat(values[3 * names.indexOf("smaller_than_a_pixel") + 1]).isBetween(0.0, 1.0);
        for (String name : List.of("plain", "hole", "multi", "across_tiles", "partly_outside", "concave", "field_23")) {
            assertThat(values[3 * names.indexOf(name) + 1]).as(name).isGreaterThan(10);
        }
    }

    @Test
    void masks_and_filters_keep_the_same_cells() throws Exception {
        Cube cube = cube("SENTINEL2_L1C_EOPATCH", "B04");
        Map<?, ?> vectors = vectors("lulc_eopatch.geojson");
        BitSet any = new BitSet();
        located(cube, vectors).forEach(located -> any.or(located.cells));
        double[] cells = read(cube);
        double[] masked =
                read((Cube) new MaskPolygon().apply(new MaskPolygon.Arguments(cube, vectors, null, false), CONTEXT));
        int plane = 100 * 101;
        for (int i = 0; i < cells.length; i++) {
            assertThat(masked[i]).isEqualTo(any.get(i % plane) ? cells[i] : Double.NaN);
        }
        double[] filtered = read((Cube) new FilterSpatial().apply(new FilterSpatial.Arguments(cube, vectors), CONTEXT));
        assertThat(Arrays.stream(filtered).filter(value -> !Double.isNaN(value)).count())
                .isEqualTo(Arrays.stream(masked)
                        .filter(value -> !Double.isNaN(value))
                        .count());
    }
}
