package eo.caravan.processors.output;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.cube.Shape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Splits a cube into one for each label of some dimensions. Cells are read where the parts are written, not before. */
final class Parts {
    /** More files than that are a mistake, and a burden for whoever lists them. */
    private static final long MOST_FILES = 10_000;

    private Parts() {}

    /**
     * A cube for one file.
     *
     * @param suffix what to add to the base name, empty where nothing is split; unique
     */
    record Part(String suffix, Cube cube) {}

    /** The parts, the labels of the last dimension in turn first. Dimensions that the cube lacks, or has no labels of, do not count. */
    static List<Part> of(Cube cube, Set<Split> splits) {
        List<Part> parts = List.of(new Part("", cube));
        for (Split split : splits) {
            for (int dimension : cube.shape().ofType(split.type())) {
                parts = parts.stream()
                        .flatMap(part -> along(part, dimension).stream())
                        .toList();
            }
        }
        List<String> suffixes =
                FileLabels.distinct(parts.stream().map(Part::suffix).toList());
        List<Part> named = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            named.add(new Part(suffixes.get(i), parts.get(i).cube));
        }
        return named;
    }

    private static List<Part> along(Part whole, int position) {
        Dimension dimension = whole.cube.shape().dimension(position);
        if (dimension.size() == 0) {
            return List.of(whole);
        }
        List<String> labels = labels(dimension);
        return IntStream.range(0, labels.size())
                .mapToObj(
                        i -> new Part(whole.suffix + "_" + labels.get(i), PickedCube.range(whole.cube, position, i, 1)))
                .toList();
    }

    private static List<String> labels(Dimension dimension) {
        if (dimension instanceof Dimension.Geometries geometries) {
            List<Feature> features = geometries.features();
            return FileLabels.distinct(IntStream.range(0, features.size())
                    .mapToObj(i -> features.get(i).id() == null
                            ? String.valueOf(i + 1)
                            : FileLabels.clean(FileLabels.text(features.get(i).id())))
                    .toList());
        }
        return FileLabels.of(dimension);
    }

    /** The shape of the first part; all are alike but for their labels. */
    static Shape first(Shape shape, Set<Split> splits) {
        Shape first = shape;
        for (int position : positions(shape, splits)) {
            first = first.with(position, first.dimension(position).pick(new int[] {0}));
        }
        return first;
    }

    /**
     * Refuses to split into too many files.
     *
     * @throws OpenEoException FormatUnsuitable
     */
    static void check(Shape shape, Set<Split> splits) {
        double files = 1;
        for (int position : positions(shape, splits)) {
            files *= shape.dimension(position).size();
        }
        if (files > MOST_FILES) {
            String what = splits.stream().map(Split::noun).collect(Collectors.joining(" and "));
            throw new OpenEoException(
                    ProcessErrorCode.FORMAT_UNSUITABLE,
                    "A file for each " + what + " would be " + (long) files + " files; there may be " + MOST_FILES
                            + ". Keep several together with the options separate_asset_per_…, or save less at once.");
        }
    }

    private static List<Integer> positions(Shape shape, Set<Split> splits) {
        Set<Integer> positions = new HashSet<>();
        for (Split split : splits) {
            positions.addAll(shape.ofType(split.type()));
        }
        return positions.stream()
                .filter(position -> shape.dimension(position).size() > 0)
                .sorted()
                .toList();
    }
}
