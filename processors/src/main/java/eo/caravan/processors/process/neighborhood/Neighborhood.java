package eo.caravan.processors.process.neighborhood;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

/** The part of a cube that a callback sees; without data where it lies beyond the cube. */
final class Neighborhood implements Cube {
    private final Cube input;
    private final List<Stretch> stretches;
    private final Shape shape;

    /** The cells of {@code input} that stretches of all its dimensions have in common. */
    Neighborhood(Cube input, List<Stretch> stretches) {
        this.input = input;
        this.stretches = stretches;
        boolean beyond = stretches.stream().anyMatch(Stretch::beyond);
        this.shape = new Shape(
                stretches.stream().map(Stretch::dimension).toList(),
                beyond ? input.shape().encoding().withNodata() : input.shape().encoding());
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        if (region.cells() == 0) {
            return Chunk.zeros(region);
        }
        List<List<Stretch.Run>> runs = runs(region);
        Chunk[] whole = new Chunk[1];
        Chunk out = direct(runs, region) ? null : Chunk.empty(region);
        each(runs, (cells, places) -> {
            Chunk part = input.read(cells).as(places);
            if (out == null) {
                whole[0] = part;
            } else {
                out.paste(part);
            }
        });
        return out == null ? whole[0] : out;
    }

    private List<List<Stretch.Run>> runs(Region region) {
        List<List<Stretch.Run>> runs = new ArrayList<>();
        for (int d = 0; d < stretches.size(); d++) {
            runs.add(stretches.get(d).seen(region.from(d), region.size(d)));
        }
        return runs;
    }

    private static boolean direct(List<List<Stretch.Run>> runs, Region region) {
        for (int d = 0; d < runs.size(); d++) {
            if (runs.get(d).size() != 1 || runs.get(d).get(0).size() != region.size(d)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long memory(Region region) {
        if (region.cells() == 0) {
            return 0;
        }
        List<List<Stretch.Run>> runs = runs(region);
        long[] most = new long[1];
        each(runs, (cells, places) -> most[0] = Math.max(most[0], input.memory(cells)));
        return direct(runs, region) ? most[0] : most[0] + region.cells() * Double.BYTES;
    }

    /** Every combination of runs: where its cells are in the cube, and where in the neighbourhood. */
    static void each(List<List<Stretch.Run>> runs, BiConsumer<Region, Region> action) {
        int[] chosen = new int[runs.size()];
        int[] cells = new int[chosen.length];
        int[] places = new int[chosen.length];
        int[] size = new int[chosen.length];
        if (runs.stream().anyMatch(List::isEmpty)) {
            return;
        }
        while (true) {
            for (int d = 0; d < chosen.length; d++) {
                Stretch.Run run = runs.get(d).get(chosen[d]);
                cells[d] = run.cell();
                places[d] = run.place();
                size[d] = run.size();
            }
            action.accept(Region.of(cells, size), Region.of(places, size));
            int d = chosen.length - 1;
            while (d >= 0 && ++chosen[d] == runs.get(d).size()) {
                chosen[d--] = 0;
            }
            if (d < 0) {
                return;
            }
        }
    }
}
