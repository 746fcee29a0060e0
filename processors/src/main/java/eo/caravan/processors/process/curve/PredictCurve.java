package eo.caravan.processors.process.curve;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.kernel.Program;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.CellResult;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Evaluates a model at given labels, with the coefficients that stand along a dimension of a cube; the labels take their place.
 * Where the cube lacks the dimension, its only dimension of type other is taken and renamed. Labels are numbers or dates (seconds
 * since 1970); dates make the dimension temporal. No data where the model makes it of coefficients without data.
 *
 * <p>Errors: DimensionNotAvailable; ProcessParameterInvalid for labels that are missing, repeat, or are neither numbers nor dates.
 */
@OpenEoProcess("predict_curve")
@AutoService(Process.class)
public final class PredictCurve implements CubeProcess<PredictCurve.Arguments> {
    /**
     * The parameters.
     *
     * @param parameters a cube of coefficients
     * @param function of {@code x} and {@code parameters}
     * @param dimension along which the coefficients stand, and then the labels
     */
    public record Arguments(Cube parameters, Callback function, String dimension, List<?> labels) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        if (arguments.labels == null) {
            throw OpenEoException.invalid(
                    "predict_curve",
                    "labels",
                    "a cube of coefficients has no observations whose gaps could be filled; give the labels to predict"
                            + " for");
        }
        Shape shape = arguments.parameters.shape();
        int position = position(shape, arguments.dimension);
        double[] places = Places.of(arguments.labels, "predict_curve", "labels");
        if (Arrays.stream(places).distinct().count() < places.length) {
            throw OpenEoException.invalid("predict_curve", "labels", "a label repeats");
        }
        Operand.Elements coefficients =
                new Operand.Elements(CellResult.elements(shape, position).elements(), null);
        List<Program> programs = new ArrayList<>();
        Encoding encoding = null;
        for (double place : places) {
            Operand value = CurveModel.at(arguments.function, place, coefficients);
            CellResult result = CellResult.of(value, shape.dimension(position).size(), "function");
            programs.add(result.program());
            encoding = encoding == null ? result.encoding() : encoding.join(result.encoding());
        }
        Dimension labels = labels(arguments.dimension, arguments.labels);
        return new PredictedCube(
                arguments.parameters,
                position,
                labels,
                programs,
                encoding == null ? shape.encoding().computed() : encoding);
    }

    private static int position(Shape shape, String dimension) {
        List<Integer> others = shape.ofType(DimensionType.OTHER);
        return shape.find(dimension) < 0 && others.size() == 1 ? others.get(0) : shape.index(dimension);
    }

    private static Dimension labels(String name, List<?> labels) {
        if (!labels.isEmpty() && labels.stream().allMatch(String.class::isInstance)) {
            return new Dimension.Temporal(
                    name, labels.stream().map(String.class::cast).toList());
        }
        if (labels.stream().anyMatch(String.class::isInstance)) {
            throw OpenEoException.invalid("predict_curve", "labels", "numbers and dates cannot stand side by side");
        }
        return new Dimension.Labelled(name, DimensionType.OTHER, new ArrayList<>(labels));
    }
}
