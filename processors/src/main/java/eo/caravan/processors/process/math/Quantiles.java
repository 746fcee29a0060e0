package eo.caravan.processors.process.math;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Accumulator;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Encodings;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.kernel.Stream;
import eo.caravan.processors.kernel.accumulate.Accumulators;
import eo.caravan.processors.kernel.accumulate.Ranks;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What makes a few numbers of many: quantiles (Hyndman and Fan's type 7) and the two ends. No-data rule as in {@link
 * eo.caravan.processors.process.Reducer}, for all numbers of the result together.
 */
@AutoService(ProcessFamily.class)
public final class Quantiles implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.of("quantiles", new ByProbability(), "extrema", new Extrema());
    }

    /** The median of a stream. */
    static void median(Ranks ranks, double[] out) {
        long upper = ranks.count() / 2;
        out[0] = ranks.count() % 2 == 1 ? ranks.at(upper) : (ranks.at(upper - 1) + ranks.at(upper)) / 2;
    }

    private abstract static class Several implements ValueProcess {
        /** How many numbers the result has, and how they are computed. */
        abstract int size(Map<String, Object> arguments);

        abstract Kernel.Many kernel(Map<String, Object> arguments);

        /** Makes the same of a stream. */
        abstract Supplier<Accumulator> accumulators(Map<String, Object> arguments);

        @Override
        public final Object evaluate(Map<String, Object> arguments) {
            int size = size(arguments);
            List<?> data = Values.list(arguments.get("data"));
            List<?> valid = data.stream().filter(Objects::nonNull).toList();
            boolean ignore = Values.isTrue(arguments.get("ignore_nodata"));
            if (valid.isEmpty() || !ignore && valid.size() < data.size()) {
                return Collections.unmodifiableList(Arrays.asList(new Object[size]));
            }
            double[][] rows = Values.cells(valid);
            if (Arrays.stream(rows).anyMatch(row -> Double.isNaN(row[0]))) {
                return List.copyOf(Collections.nCopies(size, Double.NaN));
            }
            double[][] out = new double[size][1];
            kernel(arguments).apply(rows, out, 1);
            List<Object> result = new ArrayList<>();
            for (double[] row : out) {
                result.add(row[0]);
            }
            return Collections.unmodifiableList(result);
        }

        @Override
        public final Operand compile(Map<String, Operand> arguments) {
            Map<String, Object> values = Values.constants(arguments, "data");
            if (arguments.get("data") instanceof Stream stream) {
                Supplier<Accumulator> lenient = accumulators(values);
                boolean ignore = Values.isTrue(values.get("ignore_nodata"));
                Supplier<Accumulator> chosen = ignore ? lenient : () -> Accumulators.strict(lenient.get());
                return new Operand.Elements(List.copyOf(stream.gather(size(values), chosen, Encoding.FLOAT64)), null);
            }
            List<Cells> rows = Values.rows(arguments.get("data"));
            Kernel.Many kernel = kernel(values);
            return Operands.many(
                    rows,
                    size(values),
                    Values.isTrue(values.get("ignore_nodata")) ? kernel : strict(kernel),
                    Encodings.computed(rows),
                    null);
        }

        private static Kernel.Many strict(Kernel.Many kernel) {
            return (rows, out, n) -> {
                kernel.apply(rows, out, n);
                for (double[] row : rows) {
                    for (int i = 0; i < n; i++) {
                        if (Double.isNaN(row[i])) {
                            for (double[] result : out) {
                                result[i] = Double.NaN;
                            }
                        }
                    }
                }
            };
        }
    }

    private static final class Extrema extends Several {
        @Override
        int size(Map<String, Object> arguments) {
            return 2;
        }

        @Override
        Kernel.Many kernel(Map<String, Object> arguments) {
            return (rows, out, n) -> {
                if (rows.length == 0) {
                    Arrays.fill(out[0], Double.NaN);
                    Arrays.fill(out[1], Double.NaN);
                    return;
                }
                Statistics.min(rows, out[0], n);
                Statistics.max(rows, out[1], n);
            };
        }

        @Override
        Supplier<Accumulator> accumulators(Map<String, Object> arguments) {
            return Accumulators::extrema;
        }
    }

    private static final class ByProbability extends Several {
        @Override
        int size(Map<String, Object> arguments) {
            return probabilities(arguments).length;
        }

        @Override
        Kernel.Many kernel(Map<String, Object> arguments) {
            double[] probabilities = probabilities(arguments);
            return (rows, out, n) -> {
                if (rows.length <= SortingNetwork.LARGEST) {
                    SortingNetwork.sort(
                            rows,
                            n,
                            (sorted, counts, from, cells) ->
                                    quantiles(sorted, counts, probabilities, out, from, cells));
                } else {
                    quantiles(rows, probabilities, out, n);
                }
            };
        }

        private static void quantiles(
                double[][] sorted, int[] counts, double[] probabilities, double[][] out, int from, int cells) {
            for (int p = 0; p < probabilities.length; p++) {
                for (int i = 0; i < cells; i++) {
                    double rank = (counts[i] - 1) * probabilities[p];
                    int below = (int) Math.floor(rank);
                    double part = rank - below;
                    out[p][from + i] = counts[i] == 0
                            ? Double.NaN
                            : part == 0
                                    ? sorted[below][i]
                                    : sorted[below][i] + part * (sorted[below + 1][i] - sorted[below][i]);
                }
            }
        }

        /** Of many rows: each cell is gathered and sorted. */
        private static void quantiles(double[][] rows, double[] probabilities, double[][] out, int n) {
            double[] values = new double[rows.length];
            for (int i = 0; i < n; i++) {
                int count = 0;
                for (double[] row : rows) {
                    if (!Double.isNaN(row[i])) {
                        values[count++] = row[i];
                    }
                }
                Arrays.sort(values, 0, count);
                for (int p = 0; p < probabilities.length; p++) {
                    out[p][i] = quantile(values, count, probabilities[p]);
                }
            }
        }

        @Override
        Supplier<Accumulator> accumulators(Map<String, Object> arguments) {
            double[] probabilities = probabilities(arguments);
            return () -> Accumulators.ranked((ranks, out) -> {
                for (int p = 0; p < probabilities.length; p++) {
                    double rank = (ranks.count() - 1) * probabilities[p];
                    long below = (long) Math.floor(rank);
                    double part = rank - below;
                    double low = ranks.at(below);
                    out[p] = part == 0 ? low : low + part * (ranks.at(below + 1) - low);
                }
            });
        }

        private static double quantile(double[] sorted, int count, double probability) {
            if (count == 0) {
                return Double.NaN;
            }
            double rank = (count - 1) * probability;
            int below = (int) Math.floor(rank);
            double part = rank - below;
            return part == 0 ? sorted[below] : sorted[below] + part * (sorted[below + 1] - sorted[below]);
        }

        private static double[] probabilities(Map<String, Object> arguments) {
            Object given = arguments.get("probabilities");
            Object q = arguments.get("q");
            if (given == null && q == null) {
                throw new OpenEoException(ProcessErrorCode.QUANTILES_PARAMETER_MISSING, "Give 'probabilities'.");
            }
            if (given != null && q != null) {
                throw new OpenEoException(
                        ProcessErrorCode.QUANTILES_PARAMETER_CONFLICT,
                        "Give either 'probabilities' or the older 'q', not both.");
            }
            Object chosen = given == null ? q : given;
            return chosen instanceof Double intervals ? equal(intervals) : ascending(Values.list(chosen));
        }

        private static double[] equal(double intervals) {
            if (!(intervals >= 2 && intervals <= 1_000_000)) {
                throw OpenEoException.invalid("quantiles", "probabilities", "at least 2 intervals are needed");
            }
            double[] probabilities = new double[(int) intervals - 1];
            for (int i = 0; i < probabilities.length; i++) {
                probabilities[i] = (i + 1) / intervals;
            }
            return probabilities;
        }

        private static double[] ascending(List<?> values) {
            double[] probabilities =
                    values.stream().mapToDouble(value -> (Double) value).toArray();
            for (int i = 0; i < probabilities.length; i++) {
                if (!(probabilities[i] >= 0 && probabilities[i] <= 1)) {
                    throw OpenEoException.invalid(
                            "quantiles", "probabilities", probabilities[i] + " is not between 0 and 1");
                }
                if (i > 0 && probabilities[i] <= probabilities[i - 1]) {
                    throw new OpenEoException(
                            ProcessErrorCode.ASCENDING_PROBABILITIES_REQUIRED,
                            "'probabilities' must ascend, but " + probabilities[i - 1] + " stands before "
                                    + probabilities[i] + ".");
                }
            }
            return probabilities;
        }
    }
}
