package eo.caravan.processors.source.array;

import java.io.Closeable;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An open file, or store, of arrays. For any number of threads. */
public interface ArrayFile extends Closeable {
    /** The variables with at most as many cells as an index can count, in their order in the file. */
    List<ArrayVariable> variables();

    /** The attributes of the file as a whole, see {@link ArrayVariable#attributes()}. */
    Map<String, Object> attributes();

    /** The variable of a name. */
    default Optional<ArrayVariable> variable(String name) {
        return variables().stream().filter(v -> v.name().equals(name)).findFirst();
    }
}
