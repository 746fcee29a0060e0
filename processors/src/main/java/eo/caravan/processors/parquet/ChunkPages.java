package eo.caravan.processors.parquet;

import eo.caravan.processors.source.access.ByteSource;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type.Repetition;

/** The pages of one column in one group of rows, read one after the other. */
final class ChunkPages implements PageReader {
    private static final int MOST_HEADER = 1 << 20;
    private static final int FIRST_HEADER = 1 << 12;
    private static final int MOST_PAGE = 128 << 20;

    private final ByteSource source;
    private final PrimitiveType type;
    private final Codec codec;
    private final long values;
    private final long end;
    private long at;
    private long left;

    ChunkPages(ByteSource source, ColumnMetaData chunk, PrimitiveType type, long rows) throws IOException {
        this.source = source;
        this.type = type;
        this.codec = Codec.of(chunk.getCodec());
        this.values = chunk.getNum_values();
        this.left = values;
        long first = chunk.getData_page_offset();
        boolean dictionary = chunk.isSetDictionary_page_offset() && chunk.getDictionary_page_offset() > 0;
        this.at = dictionary ? Math.min(first, chunk.getDictionary_page_offset()) : first;
        long length = chunk.getTotal_compressed_size();
        if (values != rows) {
            throw new IOException(
                    "the column '" + type.getName() + "' has " + values + " values for " + rows + " rows");
        }
        if (at < Integer.BYTES || length < 0 || length > source.size() - at) {
            throw new IOException("the column '" + type.getName() + "' does not lie within the file");
        }
        this.end = at + length;
    }

    @Override
    public long getTotalValueCount() {
        return values;
    }

    @Override
    public DictionaryPage readDictionaryPage() {
        try {
            long before = at;
            PageHeader header = header();
            if (header.getType() != PageType.DICTIONARY_PAGE) {
                at = before;
                return null;
            }
            byte[] page = bytes(header, 0);
            int count = header.getDictionary_page_header().getNum_values();
            if (count < 0 || count > page.length) {
                throw new IOException("a dictionary has " + count + " values in " + page.length + " bytes");
            }
            return new DictionaryPage(BytesInput.from(page), count, Encoding.PLAIN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public DataPage readPage() {
        try {
            while (left > 0) {
                PageHeader header = header();
                if (header.getType() == PageType.DATA_PAGE) {
                    return first(header, header.getData_page_header());
                }
                if (header.getType() == PageType.DATA_PAGE_V2) {
                    return second(header, header.getData_page_header_v2());
                }
                skip(header);
            }
            return null;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PageHeader header() throws IOException {
        for (int window = FIRST_HEADER; ; window *= 16) {
            int length = (int) Math.min(Math.min(window, MOST_HEADER), end - at);
            if (length <= 0) {
                throw new IOException("the column '" + type.getName() + "' ends before its last page");
            }
            ByteArrayInputStream in = new ByteArrayInputStream(read(at, length));
            try {
                PageHeader header = Util.readPageHeader(in);
                at += length - in.available();
                return header;
            } catch (IOException cut) {
                if (length == end - at || length == MOST_HEADER) {
                    throw cut;
                }
            }
        }
    }

    private byte[] read(long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        source.read(offset, buffer);
        return buffer.array();
    }

    private void skip(PageHeader header) throws IOException {
        check(header);
        at += header.getCompressed_page_size();
    }

    private void check(PageHeader header) throws IOException {
        int stored = header.getCompressed_page_size();
        int size = header.getUncompressed_page_size();
        if (stored < 0 || stored > end - at || size < 0 || size > MOST_PAGE) {
            throw new IOException("a page of the column '" + type.getName() + "' has " + stored
                    + " bytes in the file and " + size + " when decompressed, which it cannot have");
        }
    }

    /** The page's bytes: the first {@code plain} are never compressed. */
    private byte[] bytes(PageHeader header, int plain) throws IOException {
        check(header);
        int stored = header.getCompressed_page_size();
        int size = header.getUncompressed_page_size();
        if (plain > stored || plain > size) {
            throw new IOException("the levels of a page are longer than the page");
        }
        byte[] in = read(at, stored);
        at += stored;
        byte[] out = codec.decompress(in, plain, stored - plain, size - plain);
        if (plain == 0) {
            return out;
        }
        byte[] page = Arrays.copyOf(in, size);
        System.arraycopy(out, 0, page, plain, size - plain);
        return page;
    }

    private DataPageV1 first(PageHeader header, DataPageHeader data) throws IOException {
        int count = counted(data == null ? -1 : data.getNum_values());
        byte[] page = bytes(header, 0);
        boolean optional = type.isRepetition(Repetition.OPTIONAL);
        if (optional && data.getDefinition_level_encoding() != org.apache.parquet.format.Encoding.RLE) {
            throw new IOException(
                    "its levels are encoded as " + data.getDefinition_level_encoding() + ", which is not supported");
        }
        int from = optional ? PageGuard.levels(page, count) : 0;
        PageGuard.values(page, from, count, data.getEncoding(), truth());
        return page(page, count, data.getEncoding());
    }

    private DataPageV1 page(byte[] page, int count, org.apache.parquet.format.Encoding encoding) {
        return new DataPageV1(
                BytesInput.from(page),
                count,
                page.length,
                Statistics.createStats(type),
                Encoding.RLE,
                Encoding.RLE,
                Encoding.valueOf(encoding.name()));
    }

    private boolean truth() {
        return type.getPrimitiveTypeName() == PrimitiveType.PrimitiveTypeName.BOOLEAN;
    }

    /** A page of the second version becomes one of the first: its levels get their length in front. */
    private DataPageV1 second(PageHeader header, DataPageHeaderV2 data) throws IOException {
        int count = counted(data == null ? -1 : data.getNum_values());
        int levels = data.getDefinition_levels_byte_length();
        if (data.getRepetition_levels_byte_length() != 0 || levels < 0) {
            throw new IOException("a page has levels that a flat column does not have");
        }
        boolean compressed = !data.isSetIs_compressed() || data.isIs_compressed();
        byte[] page = compressed ? bytes(header, levels) : plain(header);
        if (levels > page.length) {
            throw new IOException("the levels of a page are longer than the page");
        }
        PageGuard.bareLevels(Arrays.copyOf(page, levels), count);
        PageGuard.values(page, levels, count, data.getEncoding(), truth());
        if (type.isRepetition(Repetition.REQUIRED)) {
            return page(Arrays.copyOfRange(page, levels, page.length), count, data.getEncoding());
        }
        byte[] sized = new byte[Integer.BYTES + page.length];
        for (int i = 0; i < Integer.BYTES; i++) {
            sized[i] = (byte) (levels >>> 8 * i);
        }
        System.arraycopy(page, 0, sized, Integer.BYTES, page.length);
        return page(sized, count, data.getEncoding());
    }

    private byte[] plain(PageHeader header) throws IOException {
        check(header);
        byte[] page = read(at, header.getCompressed_page_size());
        at += page.length;
        return page;
    }

    private int counted(int count) throws IOException {
        if (count < 0 || count > left) {
            throw new IOException("a page of the column '" + type.getName() + "' has more values than the column");
        }
        left -= count;
        return count;
    }
}
