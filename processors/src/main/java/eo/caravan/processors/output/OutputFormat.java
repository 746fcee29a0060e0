package eo.caravan.processors.output;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Shape;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** A file format that cubes can be written in; carries {@code @AutoService(OutputFormat.class)}. */
public interface OutputFormat {
    /** The name in {@code save_result}, matched without regard to case, for example {@code GTiff}. */
    String name();

    /** What {@code GET /file_formats} tells of it: title, description, gis_data_types, parameters as JSON Schemas. */
    ObjectNode description();

    /**
     * Refuses, while planning, data or options that cannot be written.
     *
     * @throws eo.caravan.api.error.OpenEoException FormatUnsuitable or ProcessParameterInvalid
     */
    void check(Shape shape, Map<String, Object> options);

    /**
     * Refuses options that the format does not have, or that cannot have such a value, whatever the data is.
     *
     * @throws eo.caravan.api.error.OpenEoException ProcessParameterInvalid
     */
    void checkOptions(Map<String, Object> options);

    /** Whether a file says something where a dimension has no labels left, as a table without rows does. */
    default boolean holdsEmpty() {
        return false;
    }

    /** Whether a file can hold several dates; where not, there is one for each. */
    default boolean holdsDates() {
        return true;
    }

    /** Whether there is a file for each date unless the user asks for something else. */
    default boolean datesApart() {
        return !holdsDates();
    }

    /**
     * Writes a cube, or the part of it that belongs into one file, into the target's folder and tells which files came of it, the
     * main one first. Their names begin with the target's base name.
     */
    List<ResultFile> write(ResultDescription result, WriteTarget target) throws IOException;
}
