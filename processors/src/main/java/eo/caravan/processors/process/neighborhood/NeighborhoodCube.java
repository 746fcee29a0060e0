package eo.caravan.processors.process.neighborhood;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Broadcast;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.process.resample.Alignment;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A cube whose neighbourhoods are computed by a callback that turns cubes into cubes. It is called for a neighbourhood when cells
 * of it are read, and of what it returns just these cells are read.
 */
final class NeighborhoodCube implements Cube {
    private final Cube input;
    private final List<Stretches> stretches;
    private final Function<Cube, Object> callback;
    private final Shape shape;

    /**
     * Computes neighbourhoods; the first one is tried at once, without reading a cell.
     *
     * @throws OpenEoException what is wrong with the cube that the callback returns
     */
    NeighborhoodCube(Cube input, List<Stretches> stretches, Function<Cube, Object> callback) {
        this.input = input;
        this.stretches = stretches;
        this.callback = callback;
        Neighborhood first = new Neighborhood(
                input, stretches.stream().map(each -> each.get(0)).toList());
        this.shape = input.shape().computed(returned(first).shape().encoding());
    }

    private Cube returned(Neighborhood seen) {
        Object result = callback.apply(seen);
        if (!(result instanceof Cube cube)) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_GRAPH_INVALID,
                    "The result of 'process' in apply_neighborhood must be a data cube like the one that it is given.");
        }
        List<String> given = seen.shape().names();
        List<String> names = cube.shape().names();
        if (names.size() != given.size() || !given.containsAll(names)) {
            throw changed("It was given " + String.join(", ", given) + " and returned "
                    + (names.isEmpty() ? "none" : String.join(", ", names)));
        }
        for (Dimension dimension : seen.shape().dimensions()) {
            Dimension other = cube.shape().dimension(cube.shape().index(dimension.name()));
            if (other.type() != dimension.type() || !Alignment.sameLabels(dimension, other)) {
                throw changed("'" + dimension.name() + "' had " + dimension.size() + " labels of type "
                        + dimension.type().json() + " and has " + other.size() + " other ones of type "
                        + other.type().json());
            }
        }
        return cube;
    }

    private static OpenEoException changed(String what) {
        return new OpenEoException(
                ProcessErrorCode.DATA_CUBE_PROPERTIES_IMMUTABLE,
                "The callback of apply_neighborhood must not change dimensions or labels. " + what + ".");
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        Chunk out = Chunk.zeros(region);
        if (region.cells() == 0) {
            return out;
        }
        int[][] numbers = new int[stretches.size()][];
        for (int d = 0; d < numbers.length; d++) {
            numbers[d] = stretches.get(d).within(region.from(d), region.size(d));
        }
        int[] chosen = new int[numbers.length];
        int d;
        do {
            CancelledException.ifInterrupted();
            List<Stretch> parts = new ArrayList<>();
            for (d = 0; d < chosen.length; d++) {
                parts.add(stretches.get(d).get(numbers[d][chosen[d]]));
            }
            compute(parts, region, out);
            d = chosen.length - 1;
            while (d >= 0 && ++chosen[d] == numbers[d].length) {
                chosen[d--] = 0;
            }
        } while (d >= 0);
        return out;
    }

    private void compute(List<Stretch> parts, Region region, Chunk out) {
        Neighborhood seen = new Neighborhood(input, parts);
        Cube cube = returned(seen);
        Broadcast order = Broadcast.of(cube.shape(), seen.shape());
        Neighborhood.each(counted(parts, region), (cells, places) -> {
            Chunk chunk = cube.read(order.inner(places));
            out.paste(new Chunk(cells, order.spread(chunk, places)));
        });
    }

    private static List<List<Stretch.Run>> counted(List<Stretch> parts, Region region) {
        List<List<Stretch.Run>> runs = new ArrayList<>();
        for (int d = 0; d < parts.size(); d++) {
            runs.add(parts.get(d).counted(region.from(d), region.size(d)));
        }
        return runs;
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        List<Stretch> parts = new ArrayList<>();
        for (int d = 0; d < stretches.size(); d++) {
            int[] numbers = stretches.get(d).within(region.from(d), region.size(d));
            parts.add(stretches.get(d).get(numbers[numbers.length / 2])); // those at the ends may be cut
        }
        Neighborhood seen = new Neighborhood(input, parts);
        Cube cube = returned(seen);
        Broadcast order = Broadcast.of(cube.shape(), seen.shape());
        long[] most = new long[1];
        Neighborhood.each(counted(parts, region), (cells, places) -> {
            long spread = cube.shape().names().equals(seen.shape().names()) ? 0 : cells.cells() * Double.BYTES;
            most[0] = Math.max(most[0], cube.memory(order.inner(places)) + spread);
        });
        return region.cells() * Double.BYTES + most[0];
    }
}
