package eo.caravan.processors.parquet;

import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** A column that is written; every value of it may be missing. */
public record Column(String name, Kind kind) {
    /** What the values of a column are. */
    public enum Kind {
        INT32(PrimitiveTypeName.INT32),
        INT64(PrimitiveTypeName.INT64),
        FLOAT(PrimitiveTypeName.FLOAT),
        DOUBLE(PrimitiveTypeName.DOUBLE),
        BOOLEAN(PrimitiveTypeName.BOOLEAN),
        TEXT(PrimitiveTypeName.BINARY),
        BYTES(PrimitiveTypeName.BINARY),
        /** Days since 1970, as Integer. */
        DATE(PrimitiveTypeName.INT32),
        /** Milliseconds since 1970 in UTC, as Long. */
        TIMESTAMP(PrimitiveTypeName.INT64);

        private final PrimitiveTypeName stored;

        Kind(PrimitiveTypeName stored) {
            this.stored = stored;
        }
    }

    PrimitiveType type() {
        LogicalTypeAnnotation meaning =
                switch (kind) {
                    case TEXT -> LogicalTypeAnnotation.stringType();
                    case DATE -> LogicalTypeAnnotation.dateType();
                    case TIMESTAMP -> LogicalTypeAnnotation.timestampType(true, TimeUnit.MILLIS);
                    default -> null;
                };
        return Types.optional(kind.stored).as(meaning).named(name);
    }
}
