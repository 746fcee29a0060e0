package eo.caravan.processors.process.curve;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Instants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where along the axis of a model the labels of a dimension stand: numbers as they are, dates in seconds since 1970. */
final class Places {
    private Places() {}

    /**
     * The place of each label.
     *
     * @param process and {@code parameter} that the labels came in, for the message
     * @throws OpenEoException ProcessParameterInvalid where a label is neither a number nor a date
     */
    static double[] of(List<?> labels, String process, String parameter) {
        return labels.stream()
                .mapToDouble(label -> place(label)
                        .orElseThrow(() -> OpenEoException.invalid(
                                process, parameter, "the label '" + label + "' is neither a number nor a date")))
                .toArray();
    }

    private static Optional<Double> place(Object label) {
        if (label instanceof String text) {
            return Instants.parse(text).map(Places::seconds);
        }
        return label instanceof Double number && Double.isFinite(number) ? Optional.of(number) : Optional.empty();
    }

    private static double seconds(Instant instant) {
        return instant.getEpochSecond() + instant.getNano() / 1e9;
    }
}
