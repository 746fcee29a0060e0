package eo.caravan.processors.process.vector;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.locationtech.jts.geom.Coordinate;

/**
 * Draws points at random from geometries: evenly over the area of polygons and the length of lines, in units of their reference system;
 * from points, some of these. No point of a geometry is drawn twice, so a point gives one however many are asked for. With
 * {@code total_count}, each geometry gets an equal share as far as it has points and {@code geometry_count} allows it; what is left
 * over goes to the first. The same seed draws the same points.
 *
 * <p>Errors: CountMismatch where the total is less than the number of geometries, empty ones included; ProcessParameterInvalid for more
 * than a million points.
 */
@OpenEoProcess("vector_to_random_points")
@AutoService(Process.class)
public final class VectorToRandomPoints implements CubeProcess<VectorToRandomPoints.Arguments> {
    private static final String PROCESS = "vector_to_random_points";

    /**
     * The parameters.
     *
     * @param geometryCount most points of a geometry, {@code null} for no limit
     * @param totalCount most points of all, {@code null} for no limit; one point of each geometry where there is no limit at all
     * @param seed {@code null} for other points each time
     */
    public record Arguments(Cube data, Integer geometryCount, Integer totalCount, Boolean group, Double seed) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        VectorCube data = VectorCube.of(arguments.data, PROCESS, "data");
        int geometries = data.geometries().size();
        if (arguments.totalCount != null && arguments.totalCount < geometries) {
            throw new OpenEoException(
                    ProcessErrorCode.COUNT_MISMATCH,
                    "total_count is " + arguments.totalCount + ", but there are " + geometries
                            + " geometries, each of which gives a point at least.");
        }
        List<RandomPlaces> places = new ArrayList<>(geometries);
        for (Feature feature : data.geometries().features()) {
            CancelledException.ifInterrupted();
            places.add(RandomPlaces.of(feature.geometry()));
        }
        int[] counts = counts(places, arguments.geometryCount, arguments.totalCount);
        Random random = arguments.seed == null ? new Random() : new Random(arguments.seed.longValue());
        List<List<Coordinate>> points = new ArrayList<>(geometries);
        for (int i = 0; i < geometries; i++) {
            CancelledException.ifInterrupted();
            points.add(places.get(i).draw(counts[i], random));
        }
        return SampledPoints.cube(data, points, arguments.group);
    }

    private static int[] counts(List<RandomPlaces> places, Integer each, Integer total) {
        int most = each != null ? each : total != null ? Integer.MAX_VALUE : 1;
        int[] limits = places.stream()
                .mapToInt(place -> Math.min(place.capacity(), most))
                .toArray();
        long wanted = 0;
        for (int limit : limits) {
            wanted += limit;
        }
        long sum = total == null ? wanted : Math.min(wanted, total);
        SampledPoints.limit(sum, PROCESS, total == null ? "geometry_count" : "total_count");
        return Shares.of(limits, Math.toIntExact(sum));
    }
}
