package eo.caravan.processors.source.array;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A variable of a file.
 *
 * @param type of the elements; {@code null} where they are text
 * @param dimensions their names, the last runs fastest
 * @param shape the size of each dimension
 * @param chunks the size of a chunk along each dimension
 * @param fill the element that stands where a chunk is missing
 * @param attributes text as String, numbers as double[]
 * @param data reads chunks
 */
public record ArrayVariable(
        String name,
        ElementType type,
        List<String> dimensions,
        int[] shape,
        int[] chunks,
        double fill,
        Map<String, Object> attributes,
        Data data) {
    /** The most bytes that a decoded chunk may have. */
    public static final long MAX_CHUNK_BYTES = 256L << 20;

    public ArrayVariable {
        dimensions = List.copyOf(dimensions);
        attributes = Map.copyOf(attributes);
    }

    /** Where the elements come from. */
    public interface Data {
        /**
         * A decoded chunk, with the order of its bytes set. It is laid out as a whole chunk, also where it hangs over the edge, but may
         * end early there.
         *
         * @param index the position of the chunk in the grid of chunks
         * @return null where it was never written
         */
        ByteBuffer chunk(int[] index) throws IOException;

        /** All elements of a small variable as text. */
        default List<String> texts() throws IOException {
            throw new IOException("its elements are no text");
        }
    }

    /** How many elements it has. */
    public long size() {
        return product(shape);
    }

    /** The bytes of a decoded chunk. */
    public long chunkBytes() {
        return product(chunks) * (type == null ? 1 : type.bytes());
    }

    /** A text attribute, or the empty text. */
    public String text(String attribute) {
        return attributes.get(attribute) instanceof String text ? text.strip() : "";
    }

    /** The first number of an attribute, or a fallback. */
    public double number(String attribute, double fallback) {
        return attributes.get(attribute) instanceof double[] numbers && numbers.length > 0 ? numbers[0] : fallback;
    }

    /** The same elements read as unsigned ones. */
    public ArrayVariable asUnsigned() {
        return new ArrayVariable(name, type.unsigned(), dimensions, shape, chunks, fill, attributes, data);
    }

    /** The product of sizes, {@link Long#MAX_VALUE} where that is too large. */
    public static long product(int[] sizes) {
        try {
            return Arrays.stream(sizes).asLongStream().reduce(1, Math::multiplyExact);
        } catch (ArithmeticException tooLarge) {
            return Arrays.stream(sizes).anyMatch(size -> size == 0) ? 0 : Long.MAX_VALUE;
        }
    }
}
