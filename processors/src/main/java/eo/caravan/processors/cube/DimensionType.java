package eo.caravan.processors.cube;

import java.util.Locale;

/** The types of dimensions that openEO knows. */
public enum DimensionType {
    SPATIAL,
    TEMPORAL,
    BANDS,
    GEOMETRY,
    OTHER;

    /** The name in JSON, for example {@code bands}. */
    public String json() {
        return name().toLowerCase(Locale.ROOT);
    }
}
