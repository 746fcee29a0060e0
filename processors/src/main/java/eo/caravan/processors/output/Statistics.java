package eo.caravan.processors.output;

import eo.caravan.processors.cube.Chunk;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Minimum, maximum, mean and standard deviation of cells, and how many hold data. Parts can be computed apart and added up. */
public final class Statistics {
    private static final MathContext DIGITS = new MathContext(9);

    private long cells;
    private long valid;
    private double lowest = Double.POSITIVE_INFINITY;
    private double highest = Double.NEGATIVE_INFINITY;
    private double mean;
    private double squares;

    /** The statistics of some cells; NaN is no data. */
    public static Statistics of(double[] values, int from, int length) {
        Statistics statistics = new Statistics();
        double sum = 0;
        for (int i = from; i < from + length; i++) {
            double value = values[i];
            if (!Double.isNaN(value)) {
                statistics.valid++;
                sum += value;
                statistics.lowest = Math.min(statistics.lowest, value);
                statistics.highest = Math.max(statistics.highest, value);
            }
        }
        statistics.cells = length;
        statistics.mean = statistics.valid == 0 ? 0 : sum / statistics.valid;
        for (int i = from; i < from + length; i++) {
            double difference = values[i] - statistics.mean;
            if (!Double.isNaN(difference)) {
                statistics.squares += difference * difference;
            }
        }
        return statistics;
    }

    /**
     * The statistics of each label of a dimension.
     *
     * @param dimension a negative one stands for a single label that all cells have
     */
    public static List<Statistics> ofEach(Chunk chunk, int dimension) {
        double[] values = chunk.values();
        if (dimension < 0) {
            return List.of(of(values, 0, values.length));
        }
        int labels = chunk.region().size(dimension);
        int inner = chunk.region().stride(dimension);
        List<Statistics> each = new ArrayList<>();
        for (int label = 0; label < labels; label++) {
            Statistics statistics = new Statistics();
            for (int at = label * inner; at < values.length; at += labels * inner) {
                statistics.add(of(values, at, inner));
            }
            each.add(statistics);
        }
        return each;
    }

    /** Adds the statistics of other cells. */
    public void add(Statistics other) {
        cells += other.cells;
        if (other.valid == 0) {
            return;
        }
        long together = valid + other.valid;
        double distance = other.mean - mean;
        mean += distance * other.valid / together;
        squares += other.squares + distance * distance * valid / together * other.valid;
        valid = together;
        lowest = Math.min(lowest, other.lowest);
        highest = Math.max(highest, other.highest);
    }

    /** As STAC has it; only {@code valid_percent} where there is no data. */
    public Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        if (valid > 0) {
            put(json, "minimum", lowest);
            put(json, "maximum", highest);
            put(json, "mean", mean);
            put(json, "stddev", Math.sqrt(squares / valid));
        }
        put(json, "valid_percent", cells == 0 ? 0 : 100.0 * valid / cells);
        return json;
    }

    private static void put(Map<String, Object> json, String name, double value) {
        if (Double.isFinite(value)) {
            json.put(name, new BigDecimal(value).round(DIGITS).doubleValue());
        }
    }
}
