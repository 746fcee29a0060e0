package eo.caravan.processors.input;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Cube;
import java.io.IOException;
import java.util.Map;

/** A file format that cubes can be read from; carries {@code @AutoService(InputFormat.class)}. */
public interface InputFormat {
    /** The name in {@code load_url} and {@code load_uploaded_files}, matched without regard to case, for example {@code GTiff}. */
    String name();

    /** What {@code GET /file_formats} tells of it: title, description, gis_data_types, parameters as JSON Schemas. */
    ObjectNode description();

    /**
     * Refuses, before anything is opened, options that the format does not have, or that cannot have such a value.
     *
     * @throws eo.caravan.api.error.OpenEoException ProcessParameterInvalid
     */
    void checkOptions(Map<String, Object> options);

    /**
     * A lazy cube over a file; reads what describes the data, and cells only where the format has no other way.
     *
     * @throws IOException with a message that says what is wrong with the file, without naming it
     * @throws eo.caravan.api.error.OpenEoException for options that do not fit the file
     */
    Cube open(InputFile file) throws IOException;
}
