package eo.caravan.processors.process.logic;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.DecidedCells;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.KernelCells;
import eo.caravan.processors.kernel.Numbers;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.kernel.Stream;
import eo.caravan.processors.kernel.accumulate.Accumulators;
import eo.caravan.processors.process.Choice;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Logic with three values: true, false and no data, which stands for either. Cells that are numbers count as true unless they
 * are 0.
 */
@AutoService(ProcessFamily.class)
public final class Logic implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("and", new Connective(false)),
                entry("or", new Connective(true)),
                entry("xor", new Exact(List.of("x", "y"), Kernel.of(Logic::exclusive))),
                entry("not", new Exact(List.of("x"), Kernel.of(Logic::not))),
                entry("all", new Quantifier(false)),
                entry("any", new Quantifier(true)));
    }

    static void exclusive(double[] x, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            boolean absent = Double.isNaN(x[i]) || Double.isNaN(y[i]);
            out[i] = absent ? Double.NaN : (x[i] != 0) != (y[i] != 0) ? 1 : 0;
        }
    }

    static void not(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Double.isNaN(x[i]) ? Double.NaN : x[i] == 0 ? 1 : 0;
        }
    }

    /** Logic that needs all of its arguments. */
    private static final class Exact implements ValueProcess {
        private final List<String> parameters;
        private final Kernel kernel;

        Exact(List<String> parameters, Kernel kernel) {
            this.parameters = parameters;
            this.kernel = kernel;
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            double[][] rows = new double[parameters.size()][1];
            for (int i = 0; i < rows.length; i++) {
                rows[i][0] = Numbers.cell(arguments.get(parameters.get(i)));
            }
            double[] out = new double[1];
            kernel.apply(rows, out, 1);
            return Values.boxed(out[0], true);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            List<Cells> rows =
                    Operands.cells(parameters.stream().map(arguments::get).toList());
            return new KernelCells(rows, kernel, Encoding.BOOLEAN, true);
        }
    }

    /** Whether an element settles the question, whatever the others are: a true one for any, a false one for all. */
    private static boolean settles(boolean any, Object element) {
        return Numbers.fits(element) && element != null && Values.isTrue(element) == any;
    }

    private static Boolean settle(boolean any, List<?> elements, boolean ignoreNodata) {
        boolean absent = false;
        for (Object element : elements) {
            if (settles(any, element)) {
                return any;
            }
            absent |= element == null;
        }
        return absent && !ignoreNodata ? null : (Boolean) !any;
    }

    private static Operand compile(boolean any, List<Operand> elements, boolean ignoreNodata) {
        for (Operand element : elements) {
            if (element instanceof Operand.Constant constant && settles(any, constant.value())) {
                return new Operand.Constant(any);
            }
        }
        List<Cells> rows = Operands.cells(elements);
        return any ? DecidedCells.any(rows, ignoreNodata) : DecidedCells.all(rows, ignoreNodata);
    }

    /** Of {@code x} and {@code y}, the latter not looked at where the former settles it. */
    private static final class Connective implements Choice {
        private final boolean any;

        Connective(boolean any) {
            this.any = any;
        }

        @Override
        public String condition() {
            return "x";
        }

        @Override
        public Set<String> spared(Object x) {
            return settles(any, x) ? Set.of("y") : Set.of();
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            return settle(any, Arrays.asList(arguments.get("x"), arguments.get("y")), false);
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            return Logic.compile(any, List.of(arguments.get("x"), arguments.get("y")), false);
        }
    }

    /** Of the elements of {@code data}, as far as they have to be looked at. */
    private static final class Quantifier implements Choice {
        private final boolean any;

        Quantifier(boolean any) {
            this.any = any;
        }

        @Override
        public String condition() {
            return "data";
        }

        @Override
        public boolean decides(Object element) {
            return settles(any, element);
        }

        @Override
        public Object evaluate(Map<String, Object> arguments) {
            return settle(any, Values.list(arguments.get("data")), Values.isTrue(arguments.get("ignore_nodata")));
        }

        @Override
        public Operand compile(Map<String, Operand> arguments) {
            boolean ignore = Values.isTrue(Values.constant(arguments.get("ignore_nodata")));
            if (arguments.get("data") instanceof Stream stream) {
                return stream.gather(() -> any ? Accumulators.any(ignore) : Accumulators.all(ignore), Encoding.BOOLEAN);
            }
            return Logic.compile(any, Values.elements(arguments.get("data")).elements(), ignore);
        }
    }
}
