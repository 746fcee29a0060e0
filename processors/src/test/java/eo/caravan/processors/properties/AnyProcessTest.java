package eo.caravan.processors.properties;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.plan.ServedProcess;
import eo.caravan.processors.process.CubeProcess;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for every process over every cube. */
class AnyProcessTest {
    private static final Set<String> TRIED_ELSEWHERE = Set.of(
            "load_collection",
            "load_geojson",
            "load_stac",
            "load_uploaded_files",
            "load_url",
            "create_data_cube",
            "save_result",
            "stac_modify",
            "export_workspace",
            "inspect",
            "apply_polygon",
            "fit_curve",
            "predict_curve",
            "filter_vector",
            "vector_buffer",
            "vector_reproject",
            "vector_to_random_points",
            "vector_to_regular_points");
    private static final Set<String> SERVED = ProcessRegistry.standard().implemented();
    private static final List<Call> CALLS =
            Calls.all().stream().filter(call -> SERVED.contains(call.process())).toList();

    @Provide
    Arbitrary<Cube> cubes() {
        return RandomCubes.any();
    }

    @Example
    void every_cube_process_is_tried() {
        Set<String> missing = ProcessRegistry.standard().all().stream()
                .filter(served -> served.process() instanceof CubeProcess)
                .map(ServedProcess::spec)
                .map(spec -> spec.id())
                .collect(Collectors.toCollection(TreeSet::new));
        CALLS.forEach(call -> missing.remove(call.process()));
        missing.removeAll(TRIED_ELSEWHERE);

        assertThat(missing).isEmpty();
    }

    @Example
    void no_call_is_refused_by_every_cube() {
        List<Cube> cubes = RandomCubes.any().list().ofSize(200).sample();

        assertThat(CALLS.stream().filter(call -> cubes.stream().noneMatch(call::fits)))
                .isEmpty();
    }

    /** Regions may be cut anywhere, and what does not fit is refused with an openEO error. */
    @Property(tries = 60, seed = "3")
    void a_result_does_not_depend_on_how_it_is_read(@ForAll("cubes") Cube cube, @ForAll long seed) {
        for (Call call : CALLS) {
            Optional<Cube> result = call.cube(cube);
            result.ifPresent(made -> assertThat(Readings.pieces(made, seed))
                    .as("%s on %s", call, cube.shape())
                    .isEqualTo(Readings.whole(made)));
        }
    }

    @Property(tries = 30, seed = "4")
    void a_read_never_needs_less_memory_than_its_answer(@ForAll("cubes") Cube cube) {
        for (Call call : CALLS) {
            call.cube(cube)
                    .ifPresent(made -> assertThat(made.memory(made.shape().whole()))
                            .as("%s on %s", call, cube.shape())
                            .isGreaterThanOrEqualTo(made.shape().whole().cells() * Double.BYTES));
        }
    }
}
