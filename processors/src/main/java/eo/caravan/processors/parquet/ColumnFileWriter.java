package eo.caravan.processors.parquet;

import eo.caravan.processors.parquet.Column.Kind;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.parquet.bytes.HeapByteBufferAllocator;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.hadoop.ColumnChunkPageWriteStore;
import org.apache.parquet.hadoop.ParquetFileWriter;
import org.apache.parquet.io.ColumnIOFactory;
import org.apache.parquet.io.LocalOutputFile;
import org.apache.parquet.io.MessageColumnIO;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;

/**
 * Writes a Parquet file row by row, group after group; what is in memory is one group. The file is complete when {@link #finish} has
 * returned.
 */
public final class ColumnFileWriter implements Closeable {
    private static final int TRUNCATED = 64;
    private static final long FULL = 64L << 20;

    private final List<Column> columns;
    private final Codec codec;
    private final int rowsPerGroup;
    private final ParquetProperties properties = ParquetProperties.builder().build();
    private final MessageType schema;
    private final MessageColumnIO layout;
    private final ParquetFileWriter file;
    private ColumnChunkPageWriteStore pages;
    private ColumnWriteStore store;
    private RecordConsumer records;
    private long rows;

    /**
     * Begins a file, in the place of one that is there.
     *
     * @param rowsPerGroup how many rows a group has at most
     */
    public ColumnFileWriter(Path path, List<Column> columns, Codec codec, int rowsPerGroup) throws IOException {
        this.columns = List.copyOf(columns);
        this.codec = codec;
        this.rowsPerGroup = rowsPerGroup;
        this.schema =
                new MessageType("table", columns.stream().map(Column::type).toArray(PrimitiveType[]::new));
        this.layout = new ColumnIOFactory().getColumnIO(schema);
        this.file = new ParquetFileWriter(
                new LocalOutputFile(path),
                schema,
                ParquetFileWriter.Mode.OVERWRITE,
                FULL,
                0,
                TRUNCATED,
                TRUNCATED,
                true);
        file.start();
        begin();
    }

    private void begin() {
        pages = ColumnChunkPageWriteStore.builder()
                .withCompressorProvider(column -> codec.compressor())
                .withSchema(schema)
                .withAllocator(new HeapByteBufferAllocator())
                .withColumnIndexTruncateLength(TRUNCATED)
                .withPageWriteChecksumEnabled(true)
                .build();
        store = properties.newColumnWriteStore(schema, pages, pages);
        records = layout.getRecordWriter(store);
        rows = 0;
    }

    /**
     * Writes a row.
     *
     * @param values one for each column, of the class that its kind has, {@code null} where it is missing
     */
    public void row(Object[] values) throws IOException {
        records.startMessage();
        for (int i = 0; i < values.length; i++) {
            if (values[i] != null) {
                Column column = columns.get(i);
                records.startField(column.name(), i);
                value(column.kind(), values[i]);
                records.endField(column.name(), i);
            }
        }
        records.endMessage();
        rows++;
        if (rows >= rowsPerGroup || store.getBufferedSize() > FULL) {
            flush();
            begin();
        }
    }

    private void value(Kind kind, Object value) {
        switch (kind) {
            case INT32, DATE -> records.addInteger((Integer) value);
            case INT64, TIMESTAMP -> records.addLong((Long) value);
            case FLOAT -> records.addFloat((Float) value);
            case DOUBLE -> records.addDouble((Double) value);
            case BOOLEAN -> records.addBoolean((Boolean) value);
            case TEXT -> records.addBinary(Binary.fromString((String) value));
            case BYTES -> records.addBinary(Binary.fromConstantByteArray((byte[]) value));
        }
    }

    private void flush() throws IOException {
        records.flush();
        if (rows > 0) {
            file.startBlock(rows);
            store.flush();
            pages.flushToFileWriter(file);
            file.endBlock();
        }
        store.close();
        pages.close();
    }

    /**
     * Writes what is left, and the footer.
     *
     * @param metadata texts that stand in the footer
     */
    public void finish(Map<String, String> metadata) throws IOException {
        flush();
        file.end(metadata);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
