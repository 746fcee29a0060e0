package eo.caravan.processors.process.reduce;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.process.Cubes;
import java.util.List;
import org.junit.jupiter.api.Test;

final class NdviTest {
    private static final Encoding UINT16 = new Encoding(CellType.UINT16, 0);

    private static Cube ndvi(Cube cube, String nir, String red, String target) {
        return (Cube) new Ndvi().apply(new Ndvi.Arguments(cube, nir, red, target), CONTEXT);
    }

    private static Cube scene(String first, String second) {
        Dimension bands = new Dimension.Bands(
                "bands",
                List.of(new Band("B04", first, 0.66, UINT16, 1, 0), new Band("B08", second, 0.84, UINT16, 1, 0)));
        return Cubes.encoded(Cubes.cube(4, 1, List.of(bands), 100, 50, NO, 0, 300, 50, 70, 0), UINT16);
    }

    @Test
    void ndvi_of_equal_bands_is_zero() {
        Cube index = ndvi(scene("red", "nir"), "nir", "red", null);
        assertThat(index.shape().names()).containsExactly("y", "x");
        assertThat(index.shape().encoding()).isEqualTo(Encoding.FLOAT32);
        assertThat(Cubes.all(index)).containsExactly(0.5, 0, NO, NO);
    }

    @Test
    void bands_can_be_given_by_name() {
        assertThat(Cubes.all(ndvi(scene(null, null), "B08", "B04", null))).containsExactly(0.5, 0, NO, NO);
    }

    @Test
    void a_target_band_is_added_after_the_others() {
        Cube index = ndvi(scene("red", "nir"), "nir", "red", "ndvi");
        assertThat(index.shape().dimension(0).labels()).containsExactly("B04", "B08", "ndvi");
        assertThat(index.shape().encoding()).isEqualTo(Encoding.FLOAT32);
        assertThat(Cubes.all(index)).containsExactly(100, 50, NO, 0, 300, 50, 70, 0, 0.5, 0, NO, NO);
    }

    @Test
    void bands_that_are_missing_or_ambiguous_fail_while_planning() {
        Cubes.fails(() -> ndvi(scene("red", null), "nir", "red", null), ProcessErrorCode.NIR_BAND_AMBIGUOUS, "B08");
        Cubes.fails(() -> ndvi(scene("red", "red"), "B08", "red", null), ProcessErrorCode.RED_BAND_AMBIGUOUS, "B04");
        Cubes.fails(() -> ndvi(scene("red", "nir"), "nir", "red", "B04"), ProcessErrorCode.BAND_EXISTS, "B04");
        Cubes.fails(() -> ndvi(Cubes.counting(2, 2), "nir", "red", null), ProcessErrorCode.DIMENSION_AMBIGUOUS);
    }
}
