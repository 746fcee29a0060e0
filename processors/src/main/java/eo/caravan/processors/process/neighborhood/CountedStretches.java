package eo.caravan.processors.process.neighborhood;

import eo.caravan.processors.cube.Dimension;
import java.util.Arrays;

/**
 * Neighbourhoods of so many labels each, the last one perhaps of less, with labels added on both sides. What is added beyond the
 * ends of the dimension has labels that go on as the others do, or tell their place.
 *
 * @param asked whether the size was asked for
 */
record CountedStretches(Dimension dimension, int size, int overlap, boolean asked) implements Stretches {
    @Override
    public int of(int index) {
        return index / size;
    }

    @Override
    public int[] within(int from, int count) {
        int first = from / size;
        int[] numbers = new int[(from + count - 1) / size - first + 1];
        Arrays.setAll(numbers, i -> first + i);
        return numbers;
    }

    @Override
    public Stretch get(int number) {
        int begin = number * size;
        int end = (int) Math.min(dimension.size(), begin + (long) size);
        int[] sources = new int[end - begin + 2 * overlap];
        boolean[] counts = new boolean[sources.length];
        for (int i = 0; i < sources.length; i++) {
            int index = begin - overlap + i;
            sources[i] = index < 0 || index >= dimension.size() ? Border.NONE : index;
            counts[i] = index >= begin && index < end;
        }
        return new Stretch(Continued.range(dimension, begin - overlap, sources.length), sources, counts);
    }

    @Override
    public boolean single() {
        return asked && size == 1 && overlap == 0;
    }
}
