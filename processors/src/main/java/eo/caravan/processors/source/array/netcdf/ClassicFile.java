package eo.caravan.processors.source.array.netcdf;

import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.array.ArrayFile;
import eo.caravan.processors.source.array.ArrayVariable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A classic NetCDF file of version 1, 2 or 5. Cells are read in pieces of about a megabyte that lie in one run of the file.
 *
 * <p>Source: NetCDF Classic Format Specification, Unidata; CDF-5, PnetCDF.
 */
final class ClassicFile implements ArrayFile {
    private static final int PIECE = 1 << 20;
    private static final int MOST_TEXT = 16 << 20;

    private final ByteSource source;
    private final ClassicHeader header;
    private final List<ArrayVariable> variables = new ArrayList<>();
    private final long recordBytes;
    private final long records;

    private ClassicFile(ByteSource source) throws IOException {
        this.source = source;
        this.header = new ClassicHeader(source);
        List<ClassicHeader.Variable> recorded =
                header.variables.stream().filter(this::recorded).toList();
        long sum = 0;
        for (ClassicHeader.Variable variable : recorded) {
            long bytes = variable.bytes() * inner(variable, 1);
            sum += recorded.size() == 1 ? bytes : (bytes + 3) / 4 * 4;
        }
        recordBytes = sum;
        records = header.records >= 0 ? header.records : streamed(recorded);
        header.variables.forEach(this::add);
    }

    static ClassicFile read(ByteSource source) throws IOException {
        try {
            return new ClassicFile(source);
        } catch (ArithmeticException tooLarge) {
            throw new IOException("its header tells sizes that no file can have", tooLarge);
        }
    }

    /** A file that was never closed does not know how many records it has. */
    private long streamed(List<ClassicHeader.Variable> recorded) {
        long first =
                recorded.stream().mapToLong(ClassicHeader.Variable::begin).min().orElse(source.size());
        return recordBytes == 0 ? 0 : (source.size() - first) / recordBytes;
    }

    private boolean recorded(ClassicHeader.Variable variable) {
        return !variable.dimensions().isEmpty()
                && header.sizes.get(variable.dimensions().get(0)) == 0;
    }

    private long inner(ClassicHeader.Variable variable, int from) {
        long product = 1;
        for (int d = from; d < variable.dimensions().size(); d++) {
            product = Math.multiplyExact(
                    product, header.sizes.get(variable.dimensions().get(d)));
        }
        return product;
    }

    private void add(ClassicHeader.Variable told) {
        int rank = told.dimensions().size();
        int[] shape = new int[rank];
        List<String> names = new ArrayList<>();
        for (int d = 0; d < rank; d++) {
            int dimension = told.dimensions().get(d);
            long size = d == 0 && recorded(told) ? records : header.sizes.get(dimension);
            if (size < 0 || size > Integer.MAX_VALUE - 8) {
                return;
            }
            shape[d] = (int) size;
            names.add(header.names.get(dimension));
        }
        int[] chunks = pieces(shape, told.bytes(), recorded(told));
        variables.add(new ArrayVariable(
                told.name(),
                told.type(),
                names,
                shape,
                chunks,
                Double.NaN,
                told.attributes(),
                new Cells(told, shape, chunks)));
    }

    /** As many of the last dimensions as fit into a piece, a part of the one before, a single index of all others. */
    private static int[] pieces(int[] shape, int bytes, boolean recorded) {
        int[] chunks = new int[shape.length];
        long room = PIECE / bytes;
        for (int d = shape.length - 1; d >= 0; d--) {
            chunks[d] = (int) Math.max(1, Math.min(recorded && d == 0 ? 1 : shape[d], room));
            room = chunks[d] == shape[d] ? room / Math.max(1, shape[d]) : 1;
        }
        return chunks;
    }

    @Override
    public List<ArrayVariable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public Map<String, Object> attributes() {
        return header.attributes;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }

    /** The cells of a variable. */
    private final class Cells implements ArrayVariable.Data {
        private final ClassicHeader.Variable variable;
        private final int[] shape;
        private final int[] chunks;

        Cells(ClassicHeader.Variable variable, int[] shape, int[] chunks) {
            this.variable = variable;
            this.shape = shape;
            this.chunks = chunks;
        }

        @Override
        public ByteBuffer chunk(int[] index) throws IOException {
            boolean recorded = recorded(variable);
            long first = 0;
            long count = 1;
            for (int d = 0; d < shape.length; d++) {
                long from = (long) index[d] * chunks[d];
                long size = Math.min(chunks[d], shape[d] - from);
                if (recorded && d == 0) {
                    continue;
                }
                first = Math.addExact(Math.multiplyExact(first, shape[d]), from);
                count *= size;
            }
            long record = recorded ? index[0] * recordBytes : 0;
            return bytes(Math.addExact(variable.begin() + record, first * variable.bytes()), count * variable.bytes());
        }

        private ByteBuffer bytes(long offset, long length) throws IOException {
            if (offset < 0 || length > source.size() - offset) {
                throw new EOFException("the cells of '" + variable.name() + "' from byte " + offset
                        + " on lie beyond the end of the file, at " + source.size());
            }
            ByteBuffer bytes = ByteBuffer.allocate((int) length);
            source.read(offset, bytes);
            return bytes.flip();
        }

        @Override
        public List<String> texts() throws IOException {
            if (variable.type() != null || recorded(variable)) {
                return ArrayVariable.Data.super.texts();
            }
            long size = ArrayVariable.product(shape);
            if (size > MOST_TEXT) {
                throw new IOException("'" + variable.name() + "' has " + size + " characters, too many for labels");
            }
            ByteBuffer all = bytes(variable.begin(), size);
            int length = shape.length == 0 ? (int) size : shape[shape.length - 1];
            List<String> texts = new ArrayList<>();
            for (int at = 0; length > 0 && at < size; at += length) {
                String text =
                        StandardCharsets.UTF_8.decode(all.slice(at, length)).toString();
                int end = text.indexOf('\0');
                texts.add((end < 0 ? text : text.substring(0, end)).stripTrailing());
            }
            return texts;
        }
    }
}
