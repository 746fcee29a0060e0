package eo.caravan.processors.process.save;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.process.Cubes;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SaveResultTest {
    private static ResultDescription save(Cube cube, String format, Map<String, Object> options) {
        return (ResultDescription) new SaveResult().apply(new SaveResult.Arguments(cube, format, options), CONTEXT);
    }

    @Test
    void a_format_is_found_in_whatever_case() {
        Cube cube = Cubes.counting(2, 2);
        assertThat(save(cube, "gtIFF", null).format().name()).isEqualTo("GTiff");
        assertThat(save(cube, "NetCDF", Map.of()).data()).isSameAs(cube);
    }

    @Test
    void unknown_formats_and_options_and_empty_cubes_fail_while_planning() {
        Cube cube = Cubes.counting(2, 2);
        Cubes.fails(() -> save(cube, "BMP", null), ApiErrorCode.FILE_TYPE_INVALID, "GTiff");
        Cubes.fails(
                () -> save(cube, "GTiff", Map.of("colour", "red")), ApiErrorCode.PROCESS_PARAMETER_INVALID, "colour");
        Cubes.fails(
                () -> save(PickedCube.range(cube, 1, 0, 0), "GTiff", null), ProcessErrorCode.DATA_CUBE_EMPTY, "'x'");
        assertThat(save(PickedCube.range(cube, 1, 0, 0), "JSON", null).format().name())
                .isEqualTo("JSON");
    }
}
