package eo.caravan.processors.parquet;

import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;

/** Goes through the rows of a file, one group after the other; one page of each column is in memory. */
public final class Rows {
    private static final GroupConverter UNUSED = new GroupConverter() {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {
            // rows are read by column
        }

        @Override
        public void end() {
            // rows are read by column
        }
    };

    private final ByteSource source;
    private final MessageType schema;
    private final FileMetaData footer;
    private final List<FieldReader> fields;
    private final List<ColumnReader> columns = new ArrayList<>();
    private int group;
    private long left;

    Rows(ByteSource source, MessageType schema, FileMetaData footer, List<FieldReader> fields) {
        this.source = source;
        this.schema = schema;
        this.footer = footer;
        this.fields = fields;
    }

    /** The values of the next row, {@code null} where one is missing; {@code null} after the last row. */
    public Object[] next() throws IOException {
        return ColumnFile.guarded(this::row);
    }

    private Object[] row() throws IOException {
        while (left == 0) {
            if (group == footer.getRow_groups().size()) {
                return null;
            }
            open(footer.getRow_groups().get(group));
            group++;
        }
        left--;
        Object[] row = new Object[fields.size()];
        for (int i = 0; i < row.length; i++) {
            ColumnReader column = columns.get(i);
            boolean there =
                    column.getCurrentDefinitionLevel() == column.getDescriptor().getMaxDefinitionLevel();
            row[i] = there ? fields.get(i).value(column) : null;
            column.consume();
        }
        return row;
    }

    private void open(RowGroup rows) throws IOException {
        Map<String, ColumnChunk> chunks = new HashMap<>();
        for (ColumnChunk chunk : rows.getColumns()) {
            if (chunk.getMeta_data() == null || chunk.isSetFile_path()) {
                throw new IOException("its columns are encrypted, or lie in another file");
            }
            chunks.put(String.join("\u0000", chunk.getMeta_data().getPath_in_schema()), chunk);
        }
        Map<ColumnDescriptor, PageReader> pages = new HashMap<>();
        columns.clear();
        left = rows.getNum_rows();
        if (left == 0) {
            return;
        }
        ColumnReadStoreImpl store = new ColumnReadStoreImpl(store(pages, left), UNUSED, schema, footer.getCreated_by());
        for (FieldReader field : fields) {
            String name = field.field().name();
            ColumnDescriptor column = schema.getColumnDescription(new String[] {name});
            ColumnChunk chunk = chunks.get(name);
            if (chunk == null || chunk.getMeta_data().getType() == null) {
                throw new IOException("a group of rows lacks the column '" + name + "'");
            }
            pages.put(column, new ChunkPages(source, chunk.getMeta_data(), column.getPrimitiveType(), left));
            columns.add(store.getColumnReader(column));
        }
    }

    private static PageReadStore store(Map<ColumnDescriptor, PageReader> pages, long rows) {
        return new PageReadStore() {
            @Override
            public PageReader getPageReader(ColumnDescriptor column) {
                return pages.get(column);
            }

            @Override
            public long getRowCount() {
                return rows;
            }
        };
    }
}
