package eo.caravan.processors.geometry;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Feature;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

final class GeometryExtentTest {
    private static Extent around(String... wkt) {
        return GeometryExtent.of(new Dimension.Geometries(
                "geometry",
                Crs.WGS84,
                Arrays.stream(wkt)
                        .map(text -> new Feature(null, geometry(text), Map.of()))
                        .toList()));
    }

    private static Geometry geometry(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    @Test
    void the_rectangle_holds_all_geometries() {
        assertThat(around("POINT (1 2)", "POLYGON EMPTY", "LINESTRING (3 1, 2 5)"))
                .isEqualTo(new Extent(1, 1, 3, 5, Crs.WGS84));
    }

    @Test
    void pieces_on_both_sides_of_the_antimeridian_are_together() {
        assertThat(around("MULTIPOLYGON (((179 0, 180 0, 180 1, 179 0)), ((-180 0, -178 0, -180 1, -180 0)))"))
                .isEqualTo(new Extent(179, 0, -178, 1, Crs.WGS84));
        assertThat(around("LINESTRING (179 0, 182 1)")).isEqualTo(new Extent(179, 0, -178, 1, Crs.WGS84));
    }
}
