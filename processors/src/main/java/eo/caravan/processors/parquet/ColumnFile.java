package eo.caravan.processors.parquet;

import eo.caravan.processors.source.access.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/**
 * A Parquet file that is read: its flat columns, the texts of its footer, its rows. Columns with lists or members are not among them.
 * Whatever is wrong with a file is an {@link IOException} that says so; no file makes it allocate more than its pages have.
 */
public final class ColumnFile {
    private static final int TAIL = 8;
    private static final int MOST_FOOTER = 64 << 20;
    private static final int MAGIC = 0x31524150; // PAR1
    private static final int ENCRYPTED = 0x45524150; // PARE

    private final ByteSource source;
    private final FileMetaData footer;
    private final MessageType schema;
    private final List<FieldReader> readers = new ArrayList<>();

    private ColumnFile(ByteSource source, FileMetaData footer, MessageType schema) {
        this.source = source;
        this.footer = footer;
        this.schema = schema;
        for (Type field : schema.getFields()) {
            if (field.isPrimitive() && !field.isRepetition(Type.Repetition.REPEATED)) {
                readers.add(new FieldReader(field.asPrimitiveType()));
            }
        }
    }

    /** Reads the footer. */
    public static ColumnFile open(ByteSource source) throws IOException {
        return guarded(() -> read(source));
    }

    /** The one place where what the library throws at broken files becomes an {@link IOException}. */
    static <T> T guarded(Callable<T> work) throws IOException {
        try {
            return work.call();
        } catch (IOException e) {
            throw told(e);
        } catch (UncheckedIOException e) {
            throw told(e.getCause());
        } catch (StackOverflowError | Exception e) {
            throw new IOException("it is no Parquet file that can be read: " + e.getMessage(), e);
        }
    }

    private static IOException told(IOException e) {
        return e.getMessage() == null ? new IOException("it ends too early, or is damaged", e) : e;
    }

    private static ColumnFile read(ByteSource source) throws IOException {
        ByteBuffer tail = ByteBuffer.allocate(TAIL).order(ByteOrder.LITTLE_ENDIAN);
        if (source.size() < TAIL + Integer.BYTES) {
            throw new IOException("it is no Parquet file: it has only " + source.size() + " bytes");
        }
        source.read(source.size() - TAIL, tail);
        int magic = tail.getInt(Integer.BYTES);
        if (magic != MAGIC) {
            throw new IOException(
                    magic == ENCRYPTED ? "it is encrypted" : "it is no Parquet file: it does not end with PAR1");
        }
        int length = tail.getInt(0);
        if (length <= 0 || length > MOST_FOOTER || length > source.size() - TAIL - Integer.BYTES) {
            throw new IOException("its footer has " + Integer.toUnsignedLong(length) + " bytes, which it cannot have");
        }
        ByteBuffer bytes = ByteBuffer.allocate(length);
        source.read(source.size() - TAIL - length, bytes);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(bytes.array()), length);
        FileMetaData plain = new FileMetaData(footer);
        plain.setRow_groups(List.of());
        MessageType schema = new ParquetMetadataConverter()
                .fromParquetMetadata(plain)
                .getFileMetaData()
                .getSchema();
        long rows = 0;
        for (RowGroup group : footer.getRow_groups()) {
            if (group.getNum_rows() < 0) {
                throw new IOException("it has a group of " + group.getNum_rows() + " rows");
            }
            rows = Math.addExact(rows, group.getNum_rows());
        }
        if (rows != footer.getNum_rows()) {
            throw new IOException(
                    "its groups have " + rows + " rows, not the " + footer.getNum_rows() + " it promises");
        }
        return new ColumnFile(source, footer, schema);
    }

    /** The flat columns. */
    public List<Field> fields() {
        return readers.stream().map(FieldReader::field).toList();
    }

    /** How many rows there are. */
    public long rows() {
        return footer.getNum_rows();
    }

    /** The texts in the footer. */
    public Map<String, String> texts() {
        Map<String, String> texts = new HashMap<>();
        if (footer.getKey_value_metadata() != null) {
            for (KeyValue text : footer.getKey_value_metadata()) {
                texts.put(text.getKey(), text.getValue());
            }
        }
        return texts;
    }

    /** The rows, of the fields at some indices of {@link #fields}. */
    public Rows read(List<Integer> fields) {
        return new Rows(
                source, schema, footer, fields.stream().map(readers::get).toList());
    }
}
