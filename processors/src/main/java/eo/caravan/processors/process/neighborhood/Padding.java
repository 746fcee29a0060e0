package eo.caravan.processors.process.neighborhood;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads the cells of a region together with those around it along two dimensions, also where these lie beyond the cube. Cells that
 * are no finite numbers are replaced.
 *
 * @param first the earlier of the two dimensions
 * @param second the later one
 * @param before how many cells are added on either side of the first dimension
 * @param beside the same for the second one
 * @param beyond what stands beyond the cube where the border is {@link Border#CONSTANT}
 * @param replacement for cells that are no finite numbers
 */
record Padding(
        Cube input, int first, int second, int before, int beside, Border border, double beyond, double replacement) {

    /** Neighbouring indices that are read together, and where they stand among all that are read. */
    private record Run(int from, int size, int at) {}

    /** The indices along one dimension: where each place of the padded region comes from among those that are read. */
    private record Line(int[] places, List<Run> runs, int read) {
        /** Whether the padded region is just what is read. */
        boolean direct() {
            return runs.size() == 1 && read == places.length && places[0] == 0 && places[places.length - 1] == read - 1;
        }
    }

    private Line line(Region region, int dimension, int around) {
        int size = input.shape().dimension(dimension).size();
        int[] sources = border.sources(region.from(dimension) - around, region.size(dimension) + 2 * around, size);
        int[] needed = Arrays.stream(sources)
                .filter(i -> i != Border.NONE)
                .sorted()
                .distinct()
                .toArray();
        List<Run> runs = new ArrayList<>();
        for (int at = 0; at < needed.length; ) {
            int end = at + 1;
            while (end < needed.length && needed[end] == needed[end - 1] + 1) {
                end++;
            }
            runs.add(new Run(needed[at], end - at, at));
            at = end;
        }
        int[] places = Arrays.stream(sources)
                .map(i -> i == Border.NONE ? Border.NONE : Arrays.binarySearch(needed, i))
                .toArray();
        return new Line(places, runs, needed.length);
    }

    /** The region with what is added around it; its indices may lie beyond the cube. */
    Region around(Region region) {
        return region.with(first, region.from(first) - before, region.size(first) + 2 * before)
                .with(second, region.from(second) - beside, region.size(second) + 2 * beside);
    }

    /** The cells of a region, which is not empty, and those around it. */
    double[] read(Region region) {
        Line down = line(region, first, before);
        Line along = line(region, second, beside);
        double[] read = gather(region, down, along);
        for (int i = 0; i < read.length; i++) {
            read[i] = Double.isFinite(read[i]) ? read[i] : replacement;
        }
        return down.direct() && along.direct() ? read : spread(read, region, down, along);
    }

    private double[] gather(Region region, Line down, Line along) {
        if (down.runs.size() == 1 && along.runs.size() == 1) {
            return input.read(part(region, down.runs.get(0), along.runs.get(0))).values();
        }
        Chunk gathered = Chunk.zeros(region.with(first, 0, down.read).with(second, 0, along.read));
        for (Run row : down.runs) {
            for (Run column : along.runs) {
                gathered.paste(input.read(part(region, row, column))
                        .as(region.with(first, row.at, row.size).with(second, column.at, column.size)));
            }
        }
        return gathered.values();
    }

    private Region part(Region region, Run row, Run column) {
        return region.with(first, row.from, row.size).with(second, column.from, column.size);
    }

    /** Brings the cells that were read to all their places. */
    private double[] spread(double[] read, Region region, Line down, Line along) {
        Region around = around(region);
        double[] out = Chunk.zeros(around).values();
        int inner = region.stride(second);
        int middle = 1;
        for (int d = first + 1; d < second; d++) {
            middle *= region.size(d);
        }
        int width = along.places.length * inner;
        int readWidth = along.read * inner;
        int target = 0;
        for (int outer = 0; outer < region.outer(first); outer++) {
            for (int row : down.places) {
                for (int m = 0; m < middle; m++, target += width) {
                    if (row == Border.NONE) {
                        Arrays.fill(out, target, target + width, beyond);
                    } else {
                        row(read, ((outer * down.read + row) * middle + m) * readWidth, out, target, along, inner);
                    }
                }
            }
        }
        return out;
    }

    private void row(double[] read, int source, double[] out, int target, Line along, int inner) {
        for (int i = 0; i < along.places.length; ) {
            int place = along.places[i];
            int end = i + 1;
            if (place == Border.NONE) {
                Arrays.fill(out, target + i * inner, target + end * inner, beyond);
            } else {
                while (end < along.places.length && along.places[end] == place + end - i) {
                    end++;
                }
                System.arraycopy(read, source + place * inner, out, target + i * inner, (end - i) * inner);
            }
            i = end;
        }
    }

    /** The bytes that {@link #read} needs at its peak, the answer included. */
    long memory(Region region) {
        Line down = line(region, first, before);
        Line along = line(region, second, beside);
        long read = (long) down.read
                * along.read
                * (region.cells() / region.size(first) / region.size(second))
                * Double.BYTES;
        boolean whole = down.runs.size() == 1 && along.runs.size() == 1;
        long most = 0;
        for (Run row : down.runs) {
            for (Run column : along.runs) {
                most = Math.max(most, input.memory(part(region, row, column)));
            }
        }
        long spread = down.direct() && along.direct() ? 0 : around(region).cells() * Double.BYTES;
        return Math.max(whole ? most : read + most, read + spread);
    }
}
