package eo.caravan.processors.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.Compressor;
import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyCompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory.BytesInputCompressor;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** How pages are compressed. */
public enum Codec {
    NONE(CompressionCodecName.UNCOMPRESSED),
    SNAPPY(CompressionCodecName.SNAPPY),
    GZIP(CompressionCodecName.GZIP),
    ZSTD(CompressionCodecName.ZSTD),
    LZ4_RAW(CompressionCodecName.LZ4_RAW);

    private static final int ZSTD_LEVEL = 3;

    private final CompressionCodecName name;

    Codec(CompressionCodecName name) {
        this.name = name;
    }

    /** The codec of a name in lower case, for example {@code zstd}. */
    public static Codec named(String name) {
        return valueOf(name.toUpperCase(Locale.ROOT));
    }

    static Codec of(org.apache.parquet.format.CompressionCodec stored) throws IOException {
        for (Codec codec : values()) {
            if (stored != null && codec.name.getParquetCompressionCodec() == stored) {
                return codec;
            }
        }
        throw new IOException("its pages are compressed by " + stored + ", which is not supported");
    }

    /**
     * The bytes of a page.
     *
     * @param size how many there must be, checked by the caller
     */
    byte[] decompress(byte[] in, int from, int length, int size) throws IOException {
        byte[] out = new byte[size];
        int count =
                switch (this) {
                    case NONE -> {
                        int copied = Math.min(size, length);
                        System.arraycopy(in, from, out, 0, copied);
                        yield length == size ? size : -1;
                    }
                    case SNAPPY -> new SnappyDecompressor().decompress(in, from, length, out, 0, size);
                    case LZ4_RAW -> new Lz4Decompressor().decompress(in, from, length, out, 0, size);
                    case ZSTD -> Math.toIntExact(Zstd.decompressByteArray(out, 0, size, in, from, length));
                    case GZIP -> {
                        try (GZIPInputStream unzipped =
                                new GZIPInputStream(new ByteArrayInputStream(in, from, length))) {
                            int read = unzipped.readNBytes(out, 0, size);
                            yield unzipped.read() < 0 ? read : -1;
                        }
                    }
                };
        if (count != size) {
            throw new IOException("a page has not the " + size + " bytes that its header promises");
        }
        return out;
    }

    BytesInputCompressor compressor() {
        return new BytesInputCompressor() {
            @Override
            public BytesInput compress(BytesInput bytes) throws IOException {
                if (Codec.this == NONE) {
                    return bytes;
                }
                ByteArrayOutputStream plain = new ByteArrayOutputStream(Math.toIntExact(bytes.size()));
                bytes.writeAllTo(plain);
                return BytesInput.from(compressed(plain.toByteArray()));
            }

            @Override
            public CompressionCodecName getCodecName() {
                return name;
            }

            @Override
            public void release() {
                // holds nothing
            }
        };
    }

    private byte[] compressed(byte[] bytes) throws IOException {
        return switch (this) {
            case ZSTD -> Zstd.compress(bytes, ZSTD_LEVEL);
            case SNAPPY -> {
                Compressor snappy = new SnappyCompressor();
                byte[] out = new byte[snappy.maxCompressedLength(bytes.length)];
                yield Arrays.copyOf(out, snappy.compress(bytes, 0, bytes.length, out, 0, out.length));
            }
            case GZIP -> {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                try (GZIPOutputStream zipped = new GZIPOutputStream(out)) {
                    zipped.write(bytes);
                }
                yield out.toByteArray();
            }
            default -> throw new IOException("nothing is written as " + this);
        };
    }
}
