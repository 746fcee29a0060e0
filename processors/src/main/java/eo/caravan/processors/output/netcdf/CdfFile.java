package eo.caravan.processors.output.netcdf;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * A classic NetCDF file with a fixed size: the header first, then each variable row-major and in one piece, so that its cells can
 * be written in any order. Version 2 (64-bit offsets) where that suffices; version 5 for unsigned types and for variables of 4
 * GiB and more.
 *
 * <p>Source: NetCDF Classic Format Specification, Unidata; CDF-5, PnetCDF.
 */
final class CdfFile implements Closeable {
    private final FileChannel channel;
    private final List<CdfVariable> variables;
    private final long[] begins;

    /** Creates the file and writes its header. */
    CdfFile(Path path, List<CdfDimension> dimensions, List<CdfAttribute> attributes, List<CdfVariable> variables)
            throws IOException {
        this.variables = variables;
        boolean large = variables.stream().anyMatch(variable -> variable.recent() || padded(variable) > (1L << 32) - 4);
        CdfHeader header = new CdfHeader(large, dimensions, attributes, variables);
        this.begins = header.begins();
        ByteBuffer bytes = header.bytes();
        this.channel = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        write(bytes, 0);
        int last = variables.size() - 1;
        long end = last < 0 ? bytes.limit() : begins[last] + padded(variables.get(last));
        if (end > bytes.limit()) {
            write(ByteBuffer.allocate(1), end - 1);
        }
    }

    /** The bytes that a variable takes; each begins at a multiple of four. */
    static long padded(CdfVariable variable) {
        return (variable.bytes() + 3) / 4 * 4;
    }

    /**
     * Writes values of a variable that lie side by side.
     *
     * @param first the index of the first one in the variable
     * @param bytes the values as stored
     */
    void write(int variable, long first, ByteBuffer bytes) throws IOException {
        write(bytes, begins[variable] + first * variables.get(variable).type().bytes());
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long at = position;
        while (bytes.hasRemaining()) {
            at += channel.write(bytes, at);
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
