package eo.caravan.processors.process.vector;

import static eo.caravan.processors.process.Cubes.all;
import static eo.caravan.processors.process.Cubes.fails;
import static eo.caravan.processors.process.Cubes.times;
import static eo.caravan.processors.process.vector.Vectors.UTM;
import static eo.caravan.processors.process.vector.Vectors.counting;
import static eo.caravan.processors.process.vector.Vectors.geometries;
import static eo.caravan.processors.process.vector.Vectors.labels;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.process.Cubes;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

class VectorReprojectTest {
    private static Cube reproject(Cube cube, Object projection, String dimension) {
        return (Cube)
                new VectorReproject().apply(new VectorReproject.Arguments(cube, projection, dimension), Cubes.CONTEXT);
    }

    private static Cube reproject(Crs from, String wkt, Object projection) {
        return reproject(new GeometryCube(geometries(from, wkt)), projection, null);
    }

    private static Geometry only(Cube cube) {
        return Vectors.of(cube).features().get(0).geometry();
    }

    @Test
    void the_central_meridian_of_zone_32_is_9_degrees_east() {
        Cube degrees = reproject(UTM, "POINT (500000 0)", 4326.0);

        assertThat(only(degrees).getCoordinate().x).isCloseTo(9, within(1e-9));
        assertThat(only(degrees).getCoordinate().y).isCloseTo(0, within(1e-9));
        assertThat(Vectors.of(degrees).crs()).isEqualTo(Crs.WGS84);
    }

    @Test
    void only_vertices_are_transformed_and_none_are_added() {
        Cube metres = reproject(Crs.WGS84, "LINESTRING (0 0, 180 0, 180 60)", 3857.0);

        Coordinate[] line = only(metres).getCoordinates();
        assertThat(line).hasSize(3);
        assertThat(line[1].x).isCloseTo(Math.PI * 6_378_137, within(1e-3));
    }

    @Test
    void holes_and_parts_are_kept() {
        String wkt = "MULTIPOLYGON (((8 50, 9 50, 9 51, 8 50), (8.5 50.2, 8.6 50.2, 8.6 50.3, 8.5 50.2)), "
                + "((1 1, 2 1, 2 2, 1 1)), EMPTY)";
        Cube there = reproject(Crs.WGS84, wkt, 3857.0);
        Cube back = reproject(there, 4326.0, "geometry");

        assertThat(only(there).getNumPoints()).isEqualTo(12);
        assertThat(only(back).equalsExact(Vectors.wkt(wkt), 1e-9)).isTrue();
    }

    @Test
    void the_system_can_be_wkt2_or_projjson_text() {
        String wkt2 =
                """
                PROJCRS["zone",BASEGEOGCRS["WGS 84",DATUM["World Geodetic System 1984",
                ELLIPSOID["WGS 84",6378137,298.257223563]]],CONVERSION["zone",METHOD["Transverse Mercator"],
                PARAMETER["Latitude of natural origin",0],PARAMETER["Longitude of natural origin",9],
                PARAMETER["Scale factor at natural origin",0.9996],PARAMETER["False easting",500000],
                PARAMETER["False northing",0]],CS[Cartesian,2],AXIS["(E)",east],AXIS["(N)",north],LENGTHUNIT["metre",1]]""";
        String projJson =
                """
                {"type":"GeographicCRS","name":"WGS 84","datum":{"type":"GeodeticReferenceFrame","name":"WGS 84",
                "ellipsoid":{"name":"WGS 84","semi_major_axis":6378137,"inverse_flattening":298.257223563}}}""";
        Cube code = reproject(Crs.WGS84, "POINT (10 50)", 32632.0);
        Cube there = reproject(Crs.WGS84, "POINT (10 50)", wkt2);
        Cube back = reproject(there, projJson, null);

        assertThat(only(there).equalsExact(only(code), 1e-3)).isTrue();
        assertThat(only(back).equalsExact(Vectors.wkt("POINT (10 50)"), 1e-8)).isTrue();
    }

    @Test
    void cells_identifiers_and_other_dimensions_stay() {
        Cube cube = reproject(
                counting(geometries(Crs.WGS84, "POINT (9 50)", "POINT EMPTY"), times("2020", "2021")), 32632.0, null);

        assertThat(cube.shape().names()).containsExactly("geometry", "t");
        assertThat(all(cube)).containsExactly(0, 1, 2, 3);
        assertThat(Vectors.of(cube).features().get(0).id()).isEqualTo("g0");
        assertThat(labels(cube).get(1)).isEqualTo("POINT EMPTY");
    }

    @Test
    void what_crosses_the_antimeridian_is_cut_there() {
        // 20 km to each side of 180° E in zone 60, around 0° N
        Cube degrees = reproject(
                Crs.epsg(32660),
                "POLYGON ((800000 -10000, 870000 -10000, 870000 10000, 800000 10000, 800000 -10000))",
                4326.0);

        assertThat(only(degrees).getGeometryType()).isEqualTo("MultiPolygon");
        assertThat(only(degrees).getNumGeometries()).isEqualTo(2);
        assertThat(only(degrees).getEnvelopeInternal().getMinX()).isEqualTo(-180);
        assertThat(only(degrees).getEnvelopeInternal().getMaxX()).isEqualTo(180);
        assertThat(only(degrees).getArea()).isLessThan(1);
    }

    @Test
    void what_spans_the_world_is_not_taken_for_a_crossing() {
        Cube degrees = reproject(
                Crs.epsg(3857),
                "POLYGON ((-19000000 0, 19000000 0, 19000000 1000000, -19000000 1000000, -19000000 0))",
                4326.0);

        assertThat(only(degrees).getGeometryType()).isEqualTo("Polygon");
        assertThat(only(degrees).getEnvelopeInternal().getWidth()).isGreaterThan(340);
    }

    @Test
    void unknown_dimensions_and_systems_are_refused() {
        Cube cube = counting(geometries(Crs.WGS84, "POINT (9 50)"), times("2020"));

        fails(() -> reproject(cube, 32632.0, "shapes"), ProcessErrorCode.DIMENSION_NOT_AVAILABLE, "shapes", "geometry");
        fails(() -> reproject(cube, 32632.0, "t"), ApiErrorCode.PROCESS_PARAMETER_INVALID, "'t'", "no geometries");
        fails(() -> reproject(cube, 99999.0, null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "99999");
        fails(() -> reproject(cube, "PROJCRS[nonsense", null), ApiErrorCode.PROCESS_PARAMETER_INVALID, "nonsense");
        fails(
                () -> reproject(Cubes.counting(1, 1), 4326.0, null),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "no dimension of geometries");
    }

    @Test
    void a_vertex_without_a_place_in_the_system_is_named() {
        fails(
                () -> reproject(Crs.WGS84, "LINESTRING (0 0, 0 90)", 3857.0),
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "g0",
                "no place");
    }
}
