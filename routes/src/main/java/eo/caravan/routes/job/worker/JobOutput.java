package eo.caravan.routes.job.worker;

import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.ResultDescription;
import java.util.List;
import java.util.Optional;

/**
 * What a job is to write: known completely before a cell is computed.
 *
 * @param parts descriptions of files, cubes or values (also {@code null}); each becomes one or more files
 */
public record JobOutput(List<Object> parts) {

    /** The shapes of the parts that are cubes. */
    public List<Shape> shapes() {
        return parts.stream().map(JobOutput::shape).flatMap(Optional::stream).toList();
    }

    /** How many cells are to be computed; a value counts as one. */
    public long cells() {
        return parts.stream()
                .mapToLong(
                        part -> shape(part).map(shape -> shape.whole().cells()).orElse(1L))
                .sum();
    }

    private static Optional<Shape> shape(Object part) {
        if (part instanceof ResultDescription description) {
            return Optional.of(description.data().shape());
        }
        return part instanceof Cube cube ? Optional.of(cube.shape()) : Optional.empty();
    }
}
