package eo.caravan.processors.process.curve;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.kernel.Cells;
import eo.caravan.processors.kernel.Kernel;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Operands;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.LabeledArray;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/**
 * Fits a model to a series: the coefficients with the smallest sum of squared differences. Labels are numbers, or dates in seconds
 * since 1970. Elements without data are left out, or with {@code ignore_nodata = false} leave the whole series without a fit. A
 * series with fewer elements than coefficients, or whose search does not converge, gives no data; how many did not converge is
 * told in the log.
 *
 * <p>Errors: ProcessParameterInvalid for an array without such labels; ProcessGraphInvalid where the model returns no number.
 */
@OpenEoProcess("fit_curve")
@AutoService(Process.class)
public final class FitCurve implements CubeProcess<FitCurve.Arguments> {
    /**
     * The parameters.
     *
     * @param data a labeled array
     * @param parameters the first guess of each coefficient
     * @param function of {@code x} and {@code parameters}
     */
    public record Arguments(Object data, List<?> parameters, Callback function, boolean ignoreNodata) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        List<Object> labels = Values.labels(arguments.data);
        Kernel.Many fit = fit(labels, arguments.parameters, arguments.function, arguments.ignoreNodata, context);
        double[][] out = new double[arguments.parameters.size()][1];
        fit.apply(Values.cells(((LabeledArray) arguments.data).values()), out, 1);
        List<Object> coefficients = new ArrayList<>();
        for (double[] coefficient : out) {
            coefficients.add(Values.boxed(coefficient[0], false));
        }
        return Collections.unmodifiableList(coefficients);
    }

    @Override
    public Operand compile(Map<String, Operand> arguments, ProcessContext context) {
        Map<String, Object> constants = Values.constants(arguments, "data");
        Operand.Elements data = Values.elements(arguments.get("data"));
        List<Cells> rows = Operands.cells(data.elements());
        List<?> guess = Values.list(constants.get("parameters"));
        Callback function = (Callback) constants.get("function");
        boolean ignore = Values.isTrue(constants.get("ignore_nodata"));
        Kernel.Many fit = fit(data.labels(), guess, function, ignore, context);
        return Operands.many(rows, guess.size(), fit, Encoding.FLOAT64, null);
    }

    private static Kernel.Many fit(
            List<Object> labels, List<?> parameters, Callback function, boolean ignoreNodata, ProcessContext context) {
        if (labels == null) {
            throw OpenEoException.invalid(
                    "fit_curve", "data", "the array has no labels, which say where its elements stand");
        }
        double[] guess = parameters.stream()
                .mapToDouble(each -> each instanceof Double number && Double.isFinite(number) ? number : Double.NaN)
                .toArray();
        for (double each : guess) {
            if (Double.isNaN(each)) {
                throw OpenEoException.invalid("fit_curve", "parameters", "every first guess must be a number");
            }
        }
        CurveModel model = CurveModel.of(function, Places.of(labels, "fit_curve", "data"), guess.length);
        CurveFit fit = new CurveFit(model, guess, warnings(context.log()));
        return ignoreNodata ? fit : complete(fit);
    }

    /** Tells the log when the first series fails, the tenth, the hundredth, and so on. */
    private static LongConsumer warnings(StepLog log) {
        AtomicLong failures = new AtomicLong();
        return more -> {
            long after = failures.addAndGet(more);
            if (String.valueOf(after).length() > String.valueOf(after - more).length() || after == more) {
                log.add(
                        StepLog.Level.WARNING,
                        "For " + after
                                + " series so far the search for a fit did not converge; they have no data. Another"
                                + " first guess may help.",
                        Map.of("series", after));
            }
        };
    }

    /** No data at all for a series that lacks an element. */
    private static Kernel.Many complete(Kernel.Many fit) {
        return (rows, out, n) -> {
            double[][] complete = new double[rows.length][n];
            for (int i = 0; i < n; i++) {
                boolean lacking = false;
                for (double[] row : rows) {
                    lacking |= Double.isNaN(row[i]);
                }
                for (int r = 0; r < rows.length; r++) {
                    complete[r][i] = lacking ? Double.NaN : rows[r][i];
                }
            }
            fit.apply(complete, out, n);
        };
    }
}
