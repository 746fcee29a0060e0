package eo.caravan.processors.source.array.hdf;

import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.array.ArrayVariable;
import eo.caravan.processors.source.array.ElementType;
import eo.caravan.processors.source.array.codec.Unpacking;
import io.jhdf.api.Dataset;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.api.dataset.ContiguousDataset;
import io.jhdf.exceptions.HdfException;
import io.jhdf.filter.PipelineFilterWithData;
import io.jhdf.object.datatype.DataType;
import io.jhdf.object.datatype.FixedPoint;
import io.jhdf.object.datatype.FloatingPoint;
import io.jhdf.object.datatype.OrderedDataType;
import io.jhdf.object.datatype.StringData;
import io.jhdf.object.datatype.VariableLength;
import java.io.EOFException;
import java.io.IOException;
import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A dataset as a variable. */
final class HdfVariable implements ArrayVariable.Data {
    private static final int PIECE = 1 << 20;
    private static final int MOST_LABELS = 100_000;
    private static final int DEFLATE = 1;
    private static final int SHUFFLE = 2;
    private static final int FLETCHER = 3;
    private static final int FLETCHER_BYTES = 4;

    private final Dataset dataset;
    private final HdfGuard guard;
    private final ByteSource source;
    private final ElementType type;
    private final int[] shape;
    private final int[] chunks;

    private HdfVariable(
            Dataset dataset, HdfGuard guard, ByteSource source, ElementType type, int[] shape, int[] chunks) {
        this.dataset = dataset;
        this.guard = guard;
        this.source = source;
        this.type = type;
        this.shape = shape;
        this.chunks = chunks;
    }

    /** The variable; empty where its type or layout is none that arrays have. */
    static Optional<ArrayVariable> of(
            Dataset dataset,
            String name,
            HdfAttributes attributes,
            Map<Long, String> scales,
            HdfGuard guard,
            ByteSource source)
            throws IOException {
        DataType told = guard.call(dataset::getDataType);
        boolean text =
                told instanceof StringData || told instanceof VariableLength length && length.isVariableLengthString();
        ElementType type = text ? null : type(told);
        long[] sizes = guard.call(dataset::getDimensionsAsLong);
        boolean unfit = type == null && !text
                || Arrays.stream(sizes).anyMatch(size -> size < 0 || size > Integer.MAX_VALUE - 8)
                || sizes.length > 32;
        if (unfit) {
            return Optional.empty();
        }
        int[] shape = Arrays.stream(sizes).mapToInt(size -> (int) size).toArray();
        int[] chunks = text ? shape : chunks(dataset, shape, type, guard);
        if (!text && (chunks.length != shape.length || Arrays.stream(chunks).anyMatch(size -> size < 1))) {
            return Optional.empty();
        }
        double fill = text ? Double.NaN : fill(dataset, guard);
        return Optional.of(new ArrayVariable(
                name,
                type,
                dimensions(dataset, name, shape, attributes, scales),
                shape,
                chunks,
                fill,
                attributes.of(dataset),
                new HdfVariable(dataset, guard, source, type, shape, chunks)));
    }

    private static ElementType type(DataType told) {
        if (told instanceof FixedPoint fixed && fixed.getBitPrecision() == 8 * fixed.getSize()) {
            return switch (fixed.getSize()) {
                case 1 -> fixed.isSigned() ? ElementType.INT8 : ElementType.UINT8;
                case 2 -> fixed.isSigned() ? ElementType.INT16 : ElementType.UINT16;
                case 4 -> fixed.isSigned() ? ElementType.INT32 : ElementType.UINT32;
                case 8 -> fixed.isSigned() ? ElementType.INT64 : ElementType.UINT64;
                default -> null;
            };
        }
        if (told instanceof FloatingPoint real) {
            return real.getSize() == 4 ? ElementType.FLOAT32 : real.getSize() == 8 ? ElementType.FLOAT64 : null;
        }
        return null;
    }

    private static double fill(Dataset dataset, HdfGuard guard) {
        try {
            Object fill = guard.call(dataset::getFillValue);
            return fill instanceof Number number ? number.doubleValue() : 0;
        } catch (IOException unreadable) {
            return 0;
        }
    }

    private static int[] chunks(Dataset dataset, int[] shape, ElementType type, HdfGuard guard) throws IOException {
        if (dataset instanceof ChunkedDataset chunked) {
            return guard.call(chunked::getChunkDimensions);
        }
        int[] chunks = new int[shape.length];
        long room = PIECE / type.bytes();
        for (int d = shape.length - 1; d >= 0; d--) {
            chunks[d] = (int) Math.max(1, Math.min(shape[d], room));
            room = chunks[d] == shape[d] ? room / Math.max(1, shape[d]) : 1;
        }
        return chunks;
    }

    /** The names of the attached scales; a scale is its own dimension, any other dimension bears the name of its variable. */
    private static List<String> dimensions(
            Dataset dataset, String name, int[] shape, HdfAttributes attributes, Map<Long, String> scales)
            throws IOException {
        long[] attached = attributes.scales(dataset);
        List<String> names = new ArrayList<>();
        for (int d = 0; d < shape.length; d++) {
            String scale = d < attached.length ? scales.get(attached[d]) : null;
            String fallback = shape.length == 1 ? name : name + "_" + d;
            names.add(scale == null || names.contains(scale) ? fallback : scale);
        }
        return names;
    }

    @Override
    public ByteBuffer chunk(int[] index) throws IOException {
        ByteOrder order = dataset.getDataType() instanceof OrderedDataType ordered
                ? ordered.getByteOrder()
                : ByteOrder.LITTLE_ENDIAN;
        if (dataset instanceof ChunkedDataset chunked) {
            byte[] bytes = packed(chunked, index);
            return bytes == null ? null : ByteBuffer.wrap(bytes).order(order);
        }
        if (dataset instanceof ContiguousDataset contiguous) {
            ByteBuffer piece = piece(guard.call(contiguous::getDataAddress), index);
            return piece == null ? null : piece.order(order);
        }
        return compact(index).order(order);
    }

    private byte[] packed(ChunkedDataset chunked, int[] index) throws IOException {
        long expected = ArrayVariable.product(chunks) * type.bytes();
        if (expected > ArrayVariable.MAX_CHUNK_BYTES) {
            throw new IOException("'" + dataset.getName() + "' has chunks of " + expected + " bytes; at most "
                    + ArrayVariable.MAX_CHUNK_BYTES + " are read");
        }
        int[] offset = new int[index.length];
        Arrays.setAll(offset, d -> index[d] * chunks[d]);
        ByteBuffer raw = guard.call(() -> {
            try {
                return chunked.getRawChunkBuffer(offset);
            } catch (HdfException e) {
                if (String.valueOf(e.getMessage()).startsWith("No chunk with offset")) {
                    return null;
                }
                throw e;
            }
        });
        if (raw == null) {
            return null;
        }
        byte[] bytes = new byte[raw.remaining()];
        raw.get(bytes);
        List<PipelineFilterWithData> filters = guard.call(chunked::getFilters);
        for (int f = filters.size() - 1; f >= 0; f--) {
            int after = (int) expected + (checked(filters.subList(0, f)) ? FLETCHER_BYTES : 0);
            bytes = undo(filters.get(f), bytes, after);
        }
        return Unpacking.plain(bytes, (int) expected);
    }

    private static boolean checked(List<PipelineFilterWithData> filters) {
        return filters.stream().anyMatch(filter -> filter.getId() == FLETCHER);
    }

    private byte[] undo(PipelineFilterWithData filter, byte[] bytes, int after) throws IOException {
        return switch (filter.getId()) {
            case DEFLATE -> Unpacking.deflate(bytes, after);
            case SHUFFLE -> Unpacking.unshuffle(
                    bytes, filter.getFilterData().length > 0 ? elementBytes(filter) : type.bytes());
            case FLETCHER -> Arrays.copyOf(bytes, Math.max(0, bytes.length - FLETCHER_BYTES));
            default -> throw new IOException("'" + dataset.getName() + "' is packed by the HDF5 filter "
                    + filter.getName() + ", which is not read here");
        };
    }

    private static int elementBytes(PipelineFilterWithData filter) throws IOException {
        int bytes = filter.getFilterData()[0];
        if (bytes < 1 || bytes > 64) {
            throw new IOException("it tells elements of " + bytes + " bytes");
        }
        return bytes;
    }

    private ByteBuffer piece(long address, int[] index) throws IOException {
        if (address < 0) {
            return null;
        }
        long first = 0;
        long count = 1;
        for (int d = 0; d < shape.length; d++) {
            long from = (long) index[d] * chunks[d];
            first = first * shape[d] + from;
            count *= Math.min(chunks[d], shape[d] - from);
        }
        long offset = address + first * type.bytes();
        long length = count * type.bytes();
        if (offset < 0 || length > source.size() - offset) {
            throw new EOFException("the cells of '" + dataset.getName() + "' lie beyond the end of the file");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) length);
        source.read(offset, bytes);
        return bytes.flip();
    }

    /** A variable that is so small that it stands in its own header. */
    private ByteBuffer compact(int[] index) throws IOException {
        long size = ArrayVariable.product(shape) * type.bytes();
        if (size > PIECE || Arrays.stream(index).anyMatch(i -> i != 0)) {
            throw new IOException("'" + dataset.getName() + "' is laid out in a way that is not read here");
        }
        ByteBuffer bytes = ByteBuffer.allocate((int) size)
                .order(dataset.getDataType() instanceof OrderedDataType o ? o.getByteOrder() : ByteOrder.LITTLE_ENDIAN);
        Object flat = guard.call(dataset::getDataFlat);
        int count = flat.getClass().isArray() ? Array.getLength(flat) : 1;
        for (int i = 0; i < count && bytes.hasRemaining(); i++) {
            Object element = flat.getClass().isArray() ? Array.get(flat, i) : flat;
            put(bytes, ((Number) element));
        }
        return bytes.flip();
    }

    private void put(ByteBuffer bytes, Number value) {
        switch (type) {
            case INT8, UINT8 -> bytes.put(value.byteValue());
            case INT16, UINT16 -> bytes.putShort(value.shortValue());
            case INT32, UINT32 -> bytes.putInt(value.intValue());
            case INT64, UINT64 -> bytes.putLong(value.longValue());
            case FLOAT32 -> bytes.putFloat(value.floatValue());
            case FLOAT64 -> bytes.putDouble(value.doubleValue());
        }
    }

    @Override
    public List<String> texts() throws IOException {
        if (type != null) {
            return ArrayVariable.Data.super.texts();
        }
        if (ArrayVariable.product(shape) > MOST_LABELS) {
            throw new IOException("'" + dataset.getName() + "' has too many texts for labels");
        }
        Object data = guard.call(dataset::getData);
        if (data instanceof String text) {
            return List.of(text);
        }
        if (data instanceof Object[] texts) {
            return Arrays.stream(texts).map(String::valueOf).toList();
        }
        throw new IOException("'" + dataset.getName() + "' holds no texts");
    }
}
