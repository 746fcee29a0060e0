package eo.caravan.processors.parquet;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.Float16LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.GeographyLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.GeometryLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.JsonLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.UUIDLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType;

/** Makes values of what stands in a column of a type. */
final class FieldReader {
    private static final long UNIX_EPOCH_JULIAN = 2_440_588;
    private static final int INT96_BYTES = 12;
    private static final int UUID_BYTES = 16;
    private static final long SECONDS_OF_DAY = 86_400;
    private static final double UNSIGNED = 0x1p64;

    private final PrimitiveType type;
    private final LogicalTypeAnnotation meaning;
    private final Field field;

    FieldReader(PrimitiveType type) {
        this.type = type;
        this.meaning = type.getLogicalTypeAnnotation();
        this.field = new Field(type.getName(), kind(), crs());
    }

    Field field() {
        return field;
    }

    private Field.Kind kind() {
        boolean time =
                meaning instanceof DateLogicalTypeAnnotation || meaning instanceof TimestampLogicalTypeAnnotation;
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> Field.Kind.TRUTH;
            case FLOAT, DOUBLE -> Field.Kind.NUMBER;
            case INT32, INT64 -> time ? Field.Kind.TIME : Field.Kind.NUMBER;
            case INT96 -> Field.Kind.TIME;
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes();
        };
    }

    private Field.Kind bytes() {
        if (meaning instanceof GeometryLogicalTypeAnnotation || meaning instanceof GeographyLogicalTypeAnnotation) {
            return Field.Kind.GEOMETRY;
        }
        if (meaning instanceof DecimalLogicalTypeAnnotation || meaning instanceof Float16LogicalTypeAnnotation) {
            return Field.Kind.NUMBER;
        }
        boolean text = meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof EnumLogicalTypeAnnotation
                || meaning instanceof JsonLogicalTypeAnnotation
                || meaning instanceof UUIDLogicalTypeAnnotation;
        return text ? Field.Kind.TEXT : Field.Kind.BYTES;
    }

    private String crs() {
        if (meaning instanceof GeometryLogicalTypeAnnotation geometry) {
            return geometry.getCrs();
        }
        return meaning instanceof GeographyLogicalTypeAnnotation geography ? geography.getCrs() : null;
    }

    /** The value at which a column stands. */
    Object value(ColumnReader column) throws IOException {
        return switch (type.getPrimitiveTypeName()) {
            case BOOLEAN -> column.getBoolean();
            case FLOAT -> (double) column.getFloat();
            case DOUBLE -> column.getDouble();
            case INT32 -> whole(column.getInteger(), 0xFFFF_FFFFL & column.getInteger());
            case INT64 -> whole(column.getLong(), column.getLong());
            case INT96 -> int96(column.getBinary().getBytes());
            case BINARY, FIXED_LEN_BYTE_ARRAY -> bytes(column.getBinary().getBytes());
        };
    }

    private Object whole(long value, long unsigned) {
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return LocalDate.ofEpochDay(value).toString();
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation stamp) {
            long perSecond =
                    switch (stamp.getUnit()) {
                        case MILLIS -> 1000;
                        case MICROS -> 1_000_000;
                        case NANOS -> 1_000_000_000;
                    };
            long nanos = Math.floorMod(value, perSecond) * (TimeUnit.SECONDS.toNanos(1) / perSecond);
            return Instant.ofEpochSecond(Math.floorDiv(value, perSecond), nanos).toString();
        }
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return BigDecimal.valueOf(value, decimal.getScale()).doubleValue();
        }
        if (meaning instanceof IntLogicalTypeAnnotation whole && !whole.isSigned()) {
            return unsigned < 0 ? unsigned + UNSIGNED : (double) unsigned;
        }
        return (double) value;
    }

    private static String int96(byte[] bytes) throws IOException {
        if (bytes.length != INT96_BYTES) {
            throw new IOException("a time has " + bytes.length + " bytes");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        long nanos = buffer.getLong();
        long days = buffer.getInt() - UNIX_EPOCH_JULIAN;
        return Instant.ofEpochSecond(days * SECONDS_OF_DAY, nanos).toString();
    }

    /** A number of 16 bits: sign, five bits of exponent, ten of fraction. */
    private static double half(int bits) {
        int exponent = bits >> 10 & 0x1F;
        int fraction = bits & 0x3FF;
        double size = exponent == 0
                ? Math.scalb((double) fraction, -24)
                : exponent == 0x1F
                        ? fraction == 0 ? Double.POSITIVE_INFINITY : Double.NaN
                        : Math.scalb(1024.0 + fraction, exponent - 25);
        return bits < 0 ? -size : size;
    }

    private Object bytes(byte[] bytes) throws IOException {
        if (meaning instanceof DecimalLogicalTypeAnnotation decimal) {
            return bytes.length == 0 ? null : new BigDecimal(new BigInteger(bytes), decimal.getScale()).doubleValue();
        }
        if (meaning instanceof Float16LogicalTypeAnnotation && bytes.length == Short.BYTES) {
            return half(bytes[0] & 0xFF | bytes[1] << 8);
        }
        if (meaning instanceof UUIDLogicalTypeAnnotation && bytes.length == UUID_BYTES) {
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            return new UUID(buffer.getLong(), buffer.getLong()).toString();
        }
        return field.kind() == Field.Kind.TEXT ? new String(bytes, StandardCharsets.UTF_8) : bytes;
    }
}
