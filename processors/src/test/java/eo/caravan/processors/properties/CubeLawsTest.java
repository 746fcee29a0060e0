package eo.caravan.processors.properties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Shape;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What must come to the same by two ways, or must leave a cube as it was; over cubes of t, bands, y, x. */
class CubeLawsTest {
    @Provide
    Arbitrary<Cube> cubes() {
        return RandomCubes.complete();
    }

    private static Cube call(Cube cube, String process, String arguments) {
        return (Cube) new Call(process, arguments).on(cube);
    }

    private static void same(Cube actual, Cube expected) {
        assertThat(actual.shape().names()).isEqualTo(expected.shape().names());
        for (int i = 0; i < expected.shape().dimensions().size(); i++) {
            Dimension dimension = expected.shape().dimension(i);
            assertThat(actual.shape().dimension(i).labels())
                    .as(dimension.name())
                    .isEqualTo(dimension.labels());
        }
        assertThat(Readings.whole(actual)).isEqualTo(Readings.whole(expected));
    }

    private static double sum(Cube cube) {
        return DoubleStream.of(Readings.whole(cube))
                .filter(v -> !Double.isNaN(v))
                .sum();
    }

    @Property(tries = 100, seed = "1")
    void a_cube_resampled_to_its_own_grid_stays(@ForAll("cubes") Cube cube) {
        for (String method : new String[] {"near", "bilinear", "average"}) {
            same(
                    call(
                            cube,
                            "resample_cube_spatial",
                            ",'target':{'from_parameter':'cube'},'method':'" + method + "'"),
                    cube);
        }
    }

    @Property(tries = 100, seed = "1")
    void two_halves_of_a_time_span_are_the_whole(@ForAll("cubes") Cube cube) {
        double before = count(cube, "[null,'2020-02-29T12:00:00Z']");
        double after = count(cube, "['2020-02-29T12:00:00Z',null]");

        assertThat(before + after).isEqualTo(cube.shape().dimension(0).size());
    }

    private static double count(Cube cube, String extent) {
        Cube filtered = call(cube, "filter_temporal", ",'extent':" + extent);
        return filtered.shape().dimension(0).size();
    }

    @Property(tries = 100, seed = "1")
    void the_counts_of_all_years_are_the_count_of_all(@ForAll("cubes") Cube cube) {
        Cube years = call(cube, "aggregate_temporal_period", ",'period':'year','reducer':«count»");
        Cube all = call(cube, "reduce_dimension", ",'dimension':'t','reducer':«count»");

        assertThat(sum(years)).isEqualTo(sum(all));
    }

    @Property(tries = 100, seed = "1")
    void dimensions_laid_flat_and_up_again_hold_the_same_cells(@ForAll("cubes") Cube cube) {
        Cube flat = call(cube, "flatten_dimensions", ",'dimensions':['y','x'],'target_dimension':'c'");
        Shape shape = flat.shape();

        assertThat(shape.dimension(shape.index("c")).size())
                .isEqualTo(cube.shape().dimension(2).size()
                        * cube.shape().dimension(3).size());
        assertThat(sorted(flat)).isEqualTo(sorted(cube));
    }

    private static double[] sorted(Cube cube) {
        double[] values = Readings.whole(cube);
        Arrays.sort(values);
        return values;
    }

    @Property(tries = 100, seed = "1")
    void a_kernel_of_a_single_one_changes_nothing_but_the_missing(@ForAll("cubes") Cube cube) {
        double[] given = Readings.whole(cube);
        double[] filtered = Readings.whole(call(cube, "apply_kernel", ",'kernel':[[1]],'replace_invalid':0"));
        for (int i = 0; i < given.length; i++) {
            assertThat(filtered[i]).isEqualTo(Double.isNaN(given[i]) ? 0 : given[i]);
        }
    }

    @Property(tries = 100, seed = "1")
    void windows_of_one_cell_change_nothing(@ForAll("cubes") Cube cube) {
        same(call(cube, "aggregate_spatial_window", ",'size':[1,1],'reducer':«max»"), cube);
    }

    @Property(tries = 100, seed = "1")
    void the_sum_over_space_is_the_sum_over_y_then_x(@ForAll("cubes") Cube cube) {
        Cube space = call(cube, "reduce_spatial", ",'reducer':«sum»");
        Cube rows = call(cube, "reduce_dimension", ",'dimension':'y','reducer':«sum»");
        Cube both = call(rows, "reduce_dimension", ",'dimension':'x','reducer':«sum»");
        alike(Readings.whole(space), Readings.whole(both));
    }

    private static void alike(double[] actual, double[] expected) {
        assertThat(actual).hasSameSizeAs(expected);
        for (int i = 0; i < expected.length; i++) {
            assertThat(Double.isNaN(actual[i])).isEqualTo(Double.isNaN(expected[i]));
            if (!Double.isNaN(expected[i])) {
                assertThat(actual[i]).isCloseTo(expected[i], within(1e-9 * (1 + Math.abs(expected[i]))));
            }
        }
    }

    @Property(tries = 100, seed = "1")
    void a_trimmed_cube_cannot_be_trimmed_again(@ForAll("cubes") Cube cube) {
        Cube once = call(cube, "trim_cube", "");

        same(call(once, "trim_cube", ""), once);
        assertThat(sorted(once))
                .startsWith(DoubleStream.of(sorted(cube))
                        .filter(v -> !Double.isNaN(v))
                        .toArray());
    }

    @Property(tries = 100, seed = "1")
    void what_a_mask_takes_stays_away(@ForAll("cubes") Cube cube) {
        Cube once = call(cube, "mask", ",'mask':{'from_parameter':'cube'}");

        assertThat(Readings.whole(once)).isEqualTo(masked(Readings.whole(cube)));
    }

    private static double[] masked(double[] values) {
        return DoubleStream.of(values).map(v -> v == 0 ? 0 : Double.NaN).toArray();
    }

    @Property(tries = 100, seed = "1")
    void the_median_is_the_middle_quantile(@ForAll("cubes") Cube cube) {
        Cube median = call(cube, "reduce_dimension", ",'dimension':'t','reducer':«median»");
        Cube quantile = call(
                cube,
                "apply_dimension",
                ",'dimension':'t','process':{'process_graph':{'q':{'process_id':'quantiles','arguments':"
                        + "{'data':{'from_parameter':'data'},'probabilities':[0.5]},'result':true}}}");

        alike(Readings.whole(quantile), Readings.whole(median));
    }

    @Property(tries = 100, seed = "1")
    void merging_with_the_larger_of_two_equals_changes_nothing(@ForAll("cubes") Cube cube) {
        same(
                call(
                        cube,
                        "merge_cubes",
                        ",'cube1':{'from_parameter':'cube'},'cube2':{'from_parameter':'cube'},'overlap_resolver':"
                                + "{'process_graph':{'m':{'process_id':'max','arguments':{'data':"
                                + "[{'from_parameter':'x'},{'from_parameter':'y'}]},'result':true}}}"),
                cube);
    }
}
