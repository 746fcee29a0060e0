package eo.caravan.processors.sampling;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * All methods beside what gdalwarp made of a window of a real scene with holes. In its own system all agree to the digits
 * that were kept, but for lanczos beside holes; in another one areas are not the same (docs/decisions/0007).
 */
class GdalWarpTest {
    private static final List<String> KERNELS = List.of("near", "bilinear", "cubic", "cubicspline", "lanczos");

    @TestFactory
    Stream<DynamicTest> cells_are_what_gdalwarp_makes_of_them() throws IOException {
        JsonNode told;
        try (InputStream stream = GdalWarpTest.class.getResourceAsStream("gdalwarp.json")) {
            told = new ObjectMapper().readTree(stream);
        }
        Grid source = grid(32633, told.path("grid"));
        double[] cells = values(told.path("values"));
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode one : told.path("cases")) {
            String method = one.path("method").asText();
            tests.add(DynamicTest.dynamicTest(one.path("name").asText() + ", " + method, () -> {
                Grid target = grid(one.path("crs").asInt(), one.path("grid"));
                double[] own = warped(source, cells, target, ResampleMethod.parse(method, "test"));
                double[] gdal = values(one.path("values"));
                String name = one.path("name").asText();
                if (!name.startsWith("another system")) {
                    assertSame(own, gdal, 2e-6, method.equals("lanczos") ? gdal.length / 50 : 0);
                } else if (KERNELS.contains(method)) {
                    double tolerance = name.endsWith("a third") ? 1e-3 : 1e-4;
                    assertSame(own, gdal, tolerance, method.equals("lanczos") ? gdal.length / 20 : 0);
                } else {
                    assertSame(own, gdal, 0.05, gdal.length / 10);
                }
            }));
        }
        assertThat(tests).hasSizeGreaterThan(70);
        return tests.stream();
    }

    private static double[] warped(Grid source, double[] cells, Grid target, ResampleMethod method) {
        Patch patch = new Warp(source, target, method).patch(0, 0, target.width(), target.height());
        Layer.Window window = patch.window();
        int first = window.firstRow() * source.width() + window.firstColumn();
        double[] out = new double[target.width() * target.height()];
        patch.fill(List.of(new Layer(cells, first, source.width(), 1, window)), out, new int[1], target.width(), 1);
        return out;
    }

    private static void assertSame(double[] own, double[] gdal, double tolerance, int exceptions) {
        int off = 0;
        for (int i = 0; i < gdal.length; i++) {
            boolean same = Double.isNaN(own[i]) || Double.isNaN(gdal[i])
                    ? Double.isNaN(own[i]) == Double.isNaN(gdal[i])
                    : Math.abs(own[i] - gdal[i]) <= tolerance * Math.max(1, Math.abs(gdal[i]));
            off += same ? 0 : 1;
        }
        assertThat(off).isLessThanOrEqualTo(exceptions);
    }

    private static Grid grid(int epsg, JsonNode json) {
        double step = json.path(2).asDouble();
        return new Grid(
                Crs.epsg(epsg),
                json.path(0).asDouble(),
                json.path(1).asDouble(),
                step,
                -step,
                json.path(3).asInt(),
                json.path(4).asInt());
    }

    private static double[] values(JsonNode json) {
        double[] values = new double[json.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = json.path(i).asDouble(Double.NaN);
        }
        return values;
    }
}
