package eo.caravan.processors.process.period;

import static eo.caravan.processors.process.Cubes.CONTEXT;
import static eo.caravan.processors.process.Cubes.NO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.filter.FilterTemporal;
import eo.caravan.processors.source.LoadRequest;
import eo.caravan.processors.source.StacCatalog;
import eo.caravan.processors.source.tiff.SharedFolder;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A real series of 68 irregular dates, two of them on one day. The expected numbers were computed from the files by GDAL and
 * numpy, for the cell in column 37 and row 53 and as sums over all 100 × 101 cells.
 */
class SharedSeriesTest {
    private static final int CELL = 53 * 100 + 37;
    private static final double[] MEANS = {
        0.652379483,
        0.42812217,
        0.360362673,
        NO,
        NO,
        0.196816952,
        0.171133056,
        0.343434334,
        0.089241683,
        0.032854464,
        0.639321129,
        0.421174948,
        0.041044269,
        0.683456163,
        0.652121753,
        0.029504519,
        NO,
        0.203664932,
        0.300776809,
        0.149576679,
        0.119748659,
        0.473266224,
        0.527183334,
        0.517043412,
        0.672804763,
        0.546692038,
        0.227438946,
        0.560795446,
        0.046156684,
        0.147906753
    };
    private static Cube ndvi;

    @BeforeAll
    static void openSeries() {
        Optional<Path> shared = SharedFolder.find();
        assumeTrue(
                shared.isPresent(), "no shared data: set caravan.shared or CARAVAN_SHARED to the folder that holds it");
        ndvi = StacCatalog.open(List.of(shared.get().resolve("data")), 64 << 20)
                .open(new LoadRequest(
                        "SENTINEL2_NDVI_EOPATCH",
                        Optional.empty(),
                        null,
                        List.of("NDVI"),
                        item -> true,
                        Optional.empty()));
    }

    private static Cube months(Cube cube) {
        return (Cube) new AggregateTemporalPeriod()
                .apply(new AggregateTemporalPeriod.Arguments(cube, "month", Reducers.MEAN, null, null), CONTEXT);
    }

    private static Cube normals(String period) {
        return (Cube) new ClimatologicalNormal()
                .apply(new ClimatologicalNormal.Arguments(ndvi, period, List.of(2016.0, 2017.0)), CONTEXT);
    }

    private static double[] read(Cube cube) {
        return cube.read(cube.shape().whole()).values();
    }

    /** The values of the one cell along time. */
    private static double[] series(double[] values) {
        double[] series = new double[values.length / 10_100];
        Arrays.setAll(series, t -> values[t * 10_100 + CELL]);
        return series;
    }

    private static double sum(double[] values) {
        return Arrays.stream(values).filter(value -> !Double.isNaN(value)).sum();
    }

    @Test
    void monthly_means_have_gaps_where_there_is_no_date() {
        Cube months = months(ndvi);
        assertThat(months.shape().dimension(0).labels())
                .hasSize(30)
                .startsWith("2015-07", "2015-08", "2015-09", "2015-10", "2015-11", "2015-12")
                .endsWith("2017-12");
        double[] values = read(months);
        assertThat(series(values)).containsExactly(MEANS, within(1e-9));
        assertThat(sum(values)).isCloseTo(95_214.49126068946, within(1e-6));
        assertThat(Arrays.stream(values).filter(Double::isNaN).count()).isEqualTo(30_300);
    }

    @Test
    void a_mean_does_not_depend_on_the_region_it_is_read_with() {
        Cube months = months(ndvi);
        double[] whole = read(months);
        Region region = months.shape().whole().with(0, 5, 2).with(2, 53, 7).with(3, 37, 5);
        double[] part = months.read(region).values();
        assertThat(part).hasSize(70);
        assertThat(part[0]).isEqualTo(whole[5 * 10_100 + CELL]);
        assertThat(part[35]).isEqualTo(whole[6 * 10_100 + CELL]);
        assertThat(part[35 + 5 * 6 + 4]).isEqualTo(whole[6 * 10_100 + CELL + 604]);
    }

    @Test
    void normals_and_anomalies_of_two_years() {
        double[] normals = read(normals("month"));
        assertThat(series(normals))
                .containsExactly(
                        new double[] {
                            0.235954933,
                            0.246505506,
                            0.104495171,
                            0.363163284,
                            0.583252231,
                            0.459522334,
                            0.582553264,
                            0.605305234,
                            0.368999882,
                            0.427972714,
                            0.046156684,
                            0.170210025
                        },
                        within(1e-9));
        assertThat(sum(normals)).isCloseTo(43_297.6784862978, within(1e-6));
        Cube anomalies =
                (Cube) new Anomaly().apply(new Anomaly.Arguments(months(ndvi), normals("month"), "month"), CONTEXT);
        Region june = anomalies.shape().whole().with(0, 23, 1);
        double[] values = anomalies.read(june).values();
        assertThat(values[CELL]).isCloseTo(0.05752107799053191, within(1e-12));
        assertThat(Arrays.stream(values).map(Math::abs).sum()).isCloseTo(753.6593606612588, within(1e-8));
    }

    @Test
    void the_winters_of_the_normals_begin_with_december_before() {
        assertThat(series(read(normals("season")))[0]).isCloseTo(0.2192857014015317, within(1e-12));
    }

    @Test
    void two_dates_of_one_day_both_count() {
        Cube day = (Cube) new FilterTemporal()
                .apply(new FilterTemporal.Arguments(ndvi, List.of("2015-12-08", "2015-12-09"), null), CONTEXT);
        assertThat(day.shape().dimension(0).size()).isEqualTo(2);
        Cube mean = (Cube) new AggregateTemporalPeriod()
                .apply(new AggregateTemporalPeriod.Arguments(day, "day", Reducers.MEAN, null, null), CONTEXT);
        assertThat(mean.shape().dimension(0).labels()).containsExactly("2015-342");
        assertThat(series(read(mean))[0]).isCloseTo((0.0403261110186577 + 0.0446765534579754) / 2, within(1e-12));
    }

    @Test
    void regular_dates_take_the_nearest_scene() {
        Cube target = Cubes.cube(1, 1, List.of(Cubes.times("2015-07-21T10:00:09Z", "2015-12-08T10:08:00Z")), 0, 0);
        Cube resampled = (Cube)
                new ResampleCubeTemporal().apply(new ResampleCubeTemporal.Arguments(ndvi, target, null, null), CONTEXT);
        assertThat(series(read(resampled)))
                .containsExactly(new double[] {0.509731709957123, 0.0446765534579754}, within(1e-12));
    }
}
