package eo.caravan.processors.input.geojson;

import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;

/** Positions as they stand in an array of JSON, held as plain numbers. */
final class Positions extends AbstractList<List<Double>> {
    private double[] numbers = new double[8];
    private int size;

    void add(double x, double y) {
        if (2 * size == numbers.length) {
            numbers = Arrays.copyOf(numbers, numbers.length * 2);
        }
        numbers[2 * size] = x;
        numbers[2 * size + 1] = y;
        size++;
    }

    @Override
    public List<Double> get(int index) {
        return List.of(numbers[2 * index], numbers[2 * index + 1]);
    }

    @Override
    public int size() {
        return size;
    }
}
