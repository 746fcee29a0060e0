package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.Values;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes several dimensions of one by taking its labels apart at a separator. The new dimensions stand in its place, in the order
 * given; their labels are the parts, as texts, in the order in which they first occur. The labels may stand in any order. The
 * cells stay.
 *
 * <p>Errors: DimensionNotAvailable, TargetDimensionExists; ProcessParameterInvalid where a label has another number of parts than
 * there are target dimensions, or where a combination of parts is missing or occurs twice.
 */
@OpenEoProcess("unflatten_dimension")
@AutoService(Process.class)
public final class UnflattenDimension implements CubeProcess<UnflattenDimension.Arguments> {
    /**
     * The parameters.
     *
     * @param targetDimensions the names of the new dimensions, in the order of the parts
     */
    public record Arguments(Cube data, String dimension, List<?> targetDimensions, String labelSeparator) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Shape shape = arguments.data.shape();
        int position = shape.index(arguments.dimension);
        List<?> targets = arguments.targetDimensions;
        for (Object target : targets) {
            if (shape.find((String) target) >= 0) {
                throw FlattenDimensions.exists((String) target);
            }
        }
        if (new HashSet<>(targets).size() < targets.size()) {
            throw invalid("target_dimensions", "Give each dimension another name.");
        }
        List<String[]> parts = parts(shape.dimension(position), arguments.labelSeparator, targets.size());
        List<Map<String, Integer>> labels = labels(parts, targets.size());
        List<Dimension> dimensions = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            dimensions.add(new Dimension.Labelled(
                    (String) targets.get(i),
                    DimensionType.OTHER,
                    List.copyOf(labels.get(i).keySet())));
        }
        return new UnflattenedCube(arguments.data, position, dimensions, places(parts, labels));
    }

    private static List<String[]> parts(Dimension dimension, String separator, int count) {
        List<String[]> parts = new ArrayList<>();
        for (Object label : dimension.labels()) {
            String[] split = split(Values.text(label), separator);
            if (split.length != count) {
                throw invalid(
                        "data",
                        "The label '" + Values.text(label) + "' of '" + dimension.name() + "' has " + split.length
                                + " parts between '" + separator + "', but there are " + count + " target dimensions.");
            }
            parts.add(split);
        }
        return parts;
    }

    private static String[] split(String label, String separator) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        for (int at = label.indexOf(separator); at >= 0; at = label.indexOf(separator, from)) {
            parts.add(label.substring(from, at));
            from = at + separator.length();
        }
        parts.add(label.substring(from));
        return parts.toArray(String[]::new);
    }

    /** For each new dimension, the index of each of its labels. */
    private static List<Map<String, Integer>> labels(List<String[]> parts, int count) {
        List<Map<String, Integer>> labels = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Map<String, Integer> indices = new LinkedHashMap<>();
            for (String[] each : parts) {
                indices.putIfAbsent(each[i], indices.size());
            }
            labels.add(indices);
        }
        return labels;
    }

    /** For each combination of new labels, the last running fastest, the index of the label that it was. */
    private static int[] places(List<String[]> parts, List<Map<String, Integer>> labels) {
        long combinations = 1;
        for (Map<String, Integer> indices : labels) {
            combinations = Math.min(Integer.MAX_VALUE, combinations * indices.size());
        }
        if (combinations > parts.size()) {
            throw invalid(
                    "data",
                    "Its labels lead to " + combinations + " combinations, but there are only " + parts.size()
                            + " labels. Every combination must occur.");
        }
        int[] places = new int[(int) combinations];
        Arrays.fill(places, -1);
        for (int i = 0; i < parts.size(); i++) {
            int place = 0;
            for (int j = 0; j < labels.size(); j++) {
                place = place * labels.get(j).size() + labels.get(j).get(parts.get(i)[j]);
            }
            if (places[place] >= 0) {
                throw invalid("data", "The label " + String.join(", ", parts.get(i)) + " occurs twice.");
            }
            places[place] = i;
        }
        return places;
    }

    private static OpenEoException invalid(String parameter, String reason) {
        return OpenEoException.invalid("unflatten_dimension", parameter, reason);
    }
}
