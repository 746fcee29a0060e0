package eo.caravan.processors.process.vector;

import static eo.caravan.processors.process.vector.Vectors.wkt;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.IntersectionMatrix;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

class BaseGeometriesTest {
    private static final Geometry SQUARE = wkt("POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))");
    private static final Geometry FAR = wkt("POLYGON ((90 0, 94 0, 94 4, 90 4, 90 0))");

    @ParameterizedTest
    @CsvSource({
        "'POLYGON ((-1 -1, 9 -1, 9 9, -1 9, -1 -1))', overlaps",
        "'POLYGON ((2 2, 9 2, 9 9, 2 9, 2 2))', overlaps",
        "'POLYGON ((0 0, 4 0, 4 4, 0 4, 0 0))', within",
        "'POLYGON ((4 0, 9 0, 9 4, 4 4, 4 0))', touches",
        "'LINESTRING (2 2, 9 9)', crosses",
        "'POLYGON ((50 0, 51 0, 51 1, 50 0))', disjoint",
    })
    void what_lies_far_away_counts_by_being_there(String candidate, String expected) {
        BaseGeometries base = new BaseGeometries(List.of(SQUARE, FAR));

        assertThat(List.of("equals", "touches", "crosses", "overlaps", "contains", "within", "disjoint"))
                .filteredOn(relation -> base.related(wkt(candidate), relation))
                .containsExactly(expected);
    }

    @Test
    void many_squares_relate_as_their_union_does() {
        Random random = new Random(5);
        List<Geometry> squares = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            squares.add(square(random, 3));
        }
        BaseGeometries base = new BaseGeometries(squares);
        Geometry union = OverlayNGRobust.union(squares);
        for (int i = 0; i < 400; i++) {
            Geometry candidate = square(random, 1 + i % 12);
            IntersectionMatrix matrix = candidate.relate(union);
            assertThat(base.related(candidate, "intersects")).isEqualTo(matrix.isIntersects());
            assertThat(base.related(candidate, "disjoint")).isEqualTo(matrix.isDisjoint());
            assertThat(base.related(candidate, "within")).isEqualTo(matrix.isWithin());
            assertThat(base.related(candidate, "contains")).isEqualTo(matrix.isContains());
            assertThat(base.related(candidate, "overlaps")).isEqualTo(matrix.isOverlaps(2, 2));
            assertThat(base.related(candidate, "touches")).isEqualTo(matrix.isTouches(2, 2));
        }
    }

    private static Geometry square(Random random, int size) {
        int x = random.nextInt(20);
        int y = random.nextInt(20);
        return wkt("POLYGON ((%d %d, %d %d, %d %d, %d %d, %d %d))"
                .formatted(x, y, x + size, y, x + size, y + size, x, y + size, x, y));
    }
}
