package eo.caravan.processors.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.processors.source.access.Location;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Opens files as users do, for tests. */
public final class Opened {
    private static final DataAccess DATA = DataAccess.local();

    private Opened() {}

    /** The cube of a file. */
    public static Cube file(Path file, String format, Map<String, Object> options) throws IOException {
        InputFormat found = DATA.formats().find(format);
        found.checkOptions(options);
        return found.open(new InputFile(Location.of(file), DATA.resources(), DATA.tiles(), options));
    }

    /** The message with which a file, or an option, is refused. */
    public static String refused(Path file, String format, Map<String, Object> options) {
        Throwable thrown = catchThrowable(() -> file(file, format, options));
        assertThat(thrown).isInstanceOfAny(IOException.class, OpenEoException.class);
        return thrown.getMessage();
    }
}
