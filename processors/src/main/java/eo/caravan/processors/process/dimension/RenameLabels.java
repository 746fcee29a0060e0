package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.RelabelledCube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * Gives labels other names; order and cells stay. Without source labels, the dimension must be enumerated (0, 1, 2, …) and the
 * first labels are renamed. An axis x or y whose new labels are not equally spaced numbers is regular no longer.
 *
 * <p>Errors: DimensionNotAvailable, LabelsNotEnumerated, LabelMismatch, LabelNotAvailable, LabelExists.
 */
@OpenEoProcess("rename_labels")
@AutoService(Process.class)
public final class RenameLabels implements CubeProcess<RenameLabels.Arguments> {
    private static final double REGULAR = 1e-6;

    /**
     * The parameters.
     *
     * @param target the new labels
     * @param source the labels that they replace, in the same order; empty for an enumerated dimension
     */
    public record Arguments(Cube data, String dimension, List<Object> target, List<Object> source) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        int position = data.shape().index(arguments.dimension);
        Dimension dimension = data.shape().dimension(position);
        if (dimension instanceof Dimension.Geometries) {
            throw OpenEoException.invalid(
                    "rename_labels",
                    "dimension",
                    "The labels of a dimension of geometries are the geometries and stay.");
        }
        List<Object> source = arguments.source == null ? List.of() : arguments.source;
        List<Object> labels = source.isEmpty()
                ? enumerated(dimension, arguments.target)
                : replaced(dimension, source, arguments.target);
        return new RelabelledCube(data, data.shape().with(position, relabelled(dimension, labels)));
    }

    private static List<Object> enumerated(Dimension dimension, List<Object> target) {
        List<Object> labels = new ArrayList<>(dimension.labels());
        for (int i = 0; i < labels.size(); i++) {
            if (!(labels.get(i) instanceof Number number) || number.doubleValue() != i) {
                throw new OpenEoException(
                        ProcessErrorCode.LABELS_NOT_ENUMERATED,
                        "The labels of '" + dimension.name() + "' are not 0, 1, 2, … but " + labels
                                + ". Name those to rename in 'source'.");
            }
        }
        if (target.size() > labels.size()) {
            throw mismatch(target.size(), labels.size());
        }
        for (int i = 0; i < target.size(); i++) {
            if (dimension.indexOf(target.get(i)) >= 0) {
                throw exists(dimension, target.get(i));
            }
            labels.set(i, target.get(i));
        }
        return distinct(dimension, labels);
    }

    private static List<Object> replaced(Dimension dimension, List<Object> source, List<Object> target) {
        if (source.size() != target.size()) {
            throw mismatch(target.size(), source.size());
        }
        List<Object> labels = new ArrayList<>(dimension.labels());
        for (int i = 0; i < source.size(); i++) {
            int index = dimension.indexOf(source.get(i));
            if (index < 0) {
                throw new OpenEoException(
                        ProcessErrorCode.LABEL_NOT_AVAILABLE,
                        "The dimension '" + dimension.name() + "' has no label '" + source.get(i) + "'. It has: "
                                + dimension.labels() + ".");
            }
            if (dimension.indexOf(target.get(i)) >= 0) {
                throw exists(dimension, target.get(i));
            }
            labels.set(index, target.get(i));
        }
        return distinct(dimension, labels);
    }

    private static List<Object> distinct(Dimension dimension, List<Object> labels) {
        HashSet<Object> seen = new HashSet<>();
        for (Object label : labels) {
            if (!seen.add(label)) {
                throw exists(dimension, label);
            }
        }
        return labels;
    }

    private static Dimension relabelled(Dimension dimension, List<Object> labels) {
        if (dimension.type() == DimensionType.BANDS && labels.stream().allMatch(String.class::isInstance)) {
            List<Band> bands = new ArrayList<>();
            for (int i = 0; i < labels.size(); i++) {
                String name = (String) labels.get(i);
                bands.add(
                        dimension instanceof Dimension.Bands known
                                ? known.bands().get(i).renamed(name)
                                : Band.named(name));
            }
            return new Dimension.Bands(dimension.name(), bands);
        }
        if (dimension.type() == DimensionType.TEMPORAL && labels.stream().allMatch(String.class::isInstance)) {
            return new Dimension.Temporal(
                    dimension.name(), labels.stream().map(String.class::cast).toList());
        }
        if (dimension instanceof Dimension.Horizontal axis && labels.stream().allMatch(Double.class::isInstance)) {
            return moved(axis, labels);
        }
        return new Dimension.Labelled(dimension.name(), dimension.type(), labels);
    }

    /** An axis with other coordinates; it stays regular where they are. */
    private static Dimension moved(Dimension.Horizontal axis, List<Object> labels) {
        double first = labels.isEmpty() ? axis.centre(0) : (Double) labels.get(0);
        double step = labels.size() < 2 ? axis.step() : (Double) labels.get(1) - first;
        for (int i = 0; i < labels.size(); i++) {
            if (Math.abs((Double) labels.get(i) - first - i * step) > Math.abs(step) * REGULAR) {
                return new Dimension.Labelled(axis.name(), axis.type(), labels);
            }
        }
        return new Dimension.Horizontal(axis.name(), axis.axis(), axis.crs(), first - step / 2, step, axis.size());
    }

    private static OpenEoException mismatch(int targets, int sources) {
        return new OpenEoException(
                ProcessErrorCode.LABEL_MISMATCH,
                "There are " + targets + " target labels for " + sources + " source labels. Give as many of both.");
    }

    private static OpenEoException exists(Dimension dimension, Object label) {
        return new OpenEoException(
                ProcessErrorCode.LABEL_EXISTS, Map.of("label", label, "dimension", dimension.name()));
    }
}
