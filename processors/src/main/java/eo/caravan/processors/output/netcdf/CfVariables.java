package eo.caravan.processors.output.netcdf;

import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.projection.CoordinateSystems;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** The coordinates of a cube as CF describes them: axes, times, labels. */
public final class CfVariables {
    private static final long DAY_SECONDS = 86_400;

    private CfVariables() {}

    /**
     * A variable and its values, which are few.
     *
     * @param values as stored
     */
    public record Filled(CdfVariable variable, byte[] values) {}

    /**
     * The coordinate variable of a dimension.
     *
     * @param index the dimension's position in the file
     * @param textIndex the position of the dimension of characters, for labels that are text
     * @param length the size of that dimension
     */
    public static Filled coordinate(Dimension dimension, int index, int textIndex, int length) {
        if (dimension instanceof Dimension.Horizontal axis) {
            return numbers(axis.name(), index, axis.labels(), axis(axis));
        }
        if (dimension instanceof Dimension.Temporal time) {
            Optional<Filled> instants = instants(time, index);
            if (instants.isPresent()) {
                return instants.get();
            }
        }
        if (dimension.labels().stream().allMatch(Number.class::isInstance)) {
            return numbers(dimension.name(), index, dimension.labels(), List.of());
        }
        return texts(dimension, index, textIndex, length);
    }

    /** The length of the longest label, in bytes; 0 where no dimension has labels that must be written as text. */
    public static int textLength(List<Dimension> dimensions) {
        int longest = 0;
        for (Dimension dimension : dimensions) {
            for (Object label : dimension.labels()) {
                longest = label instanceof Number
                        ? longest
                        : Math.max(longest, String.valueOf(label).getBytes(StandardCharsets.UTF_8).length);
            }
        }
        return longest;
    }

    private static List<CdfAttribute> axis(Dimension.Horizontal axis) {
        boolean x = axis.axis() == Dimension.Axis.X;
        List<CdfAttribute> attributes = new ArrayList<>();
        attributes.add(CdfAttribute.text("axis", x ? "X" : "Y"));
        if (CoordinateSystems.isGeographic(axis.crs())) {
            attributes.add(CdfAttribute.text("standard_name", x ? "longitude" : "latitude"));
            attributes.add(CdfAttribute.text("units", x ? "degrees_east" : "degrees_north"));
        } else {
            String unit = CoordinateSystems.unit(axis.crs());
            attributes.add(
                    CdfAttribute.text("standard_name", x ? "projection_x_coordinate" : "projection_y_coordinate"));
            attributes.add(CdfAttribute.text("units", unit.equals("metre") ? "m" : unit));
        }
        return attributes;
    }

    /** Days since 1970 where all times are midnight, otherwise seconds; empty where a label is no time. */
    private static Optional<Filled> instants(Dimension.Temporal time, int index) {
        List<Instant> instants = IntStream.range(0, time.size())
                .mapToObj(time::instant)
                .flatMap(Optional::stream)
                .toList();
        if (instants.size() < time.size()) {
            return Optional.empty();
        }
        boolean days = instants.stream().allMatch(i -> i.getNano() == 0 && i.getEpochSecond() % DAY_SECONDS == 0);
        List<Object> values = new ArrayList<>();
        for (Instant instant : instants) {
            double seconds = instant.getEpochSecond() + instant.getNano() / 1e9;
            values.add(days ? seconds / DAY_SECONDS : seconds);
        }
        return Optional.of(numbers(
                time.name(),
                index,
                values,
                List.of(
                        CdfAttribute.text("standard_name", "time"),
                        CdfAttribute.text("axis", "T"),
                        CdfAttribute.text("units", (days ? "days" : "seconds") + " since 1970-01-01T00:00:00Z"),
                        CdfAttribute.text("calendar", "proleptic_gregorian"))));
    }

    private static Filled numbers(String name, int index, List<Object> values, List<CdfAttribute> attributes) {
        ByteBuffer bytes = ByteBuffer.allocate(values.size() * Double.BYTES);
        values.forEach(value -> bytes.putDouble(((Number) value).doubleValue()));
        return new Filled(
                new CdfVariable(name, CdfType.DOUBLE, List.of(index), values.size(), attributes), bytes.array());
    }

    private static Filled texts(Dimension dimension, int index, int textIndex, int length) {
        List<byte[]> labels = dimension.labels().stream()
                .map(label -> String.valueOf(label).getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer bytes = ByteBuffer.allocate(labels.size() * length);
        for (int i = 0; i < labels.size(); i++) {
            bytes.position(i * length).put(labels.get(i));
        }
        return new Filled(
                new CdfVariable(
                        dimension.name(),
                        CdfType.CHAR,
                        List.of(index, textIndex),
                        (long) labels.size() * length,
                        List.of(CdfAttribute.text("long_name", dimension.name()))),
                bytes.array());
    }
}
