package eo.caravan.processors.parquet;

/**
 * A column of a file that is read.
 *
 * @param kind what its values are
 * @param crs the reference system that the type of a native geometry names, {@code null} for all others
 */
public record Field(String name, Kind kind, String crs) {
    /** What the values of a column are in Java. */
    public enum Kind {
        /** Double. */
        NUMBER,
        /** Boolean. */
        TRUTH,
        /** String. */
        TEXT,
        /** String: an RFC 3339 date-time in UTC, or a date. */
        TIME,
        /** Array of bytes. */
        BYTES,
        /** Array of bytes: well-known binary, by the type of the column itself. */
        GEOMETRY
    }
}
