package eo.caravan.processors.process.load;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.InputFormat;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.ReadFailures;
import eo.caravan.processors.source.access.RemoteFailureException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.TreeMap;

/** Reading files in one format with one set of options. What is wrong with a file is the caller's to mend, and names the file. */
final class FileReading {
    private final InputFormat format;
    private final Map<String, Object> options;
    private final ProcessContext context;

    private FileReading(InputFormat format, Map<String, Object> options, ProcessContext context) {
        this.format = format;
        this.options = options;
        this.context = context;
    }

    /**
     * The format of a name with options.
     *
     * @param problems takes FileTypeInvalid and what is wrong with the options; after such the answer cannot be used
     */
    static FileReading of(String format, Map<String, Object> options, ProcessContext context, Problems problems) {
        Map<String, Object> given = options == null ? Map.of() : new TreeMap<>(options);
        InputFormat found = problems.attempt(() -> {
                    try {
                        return context.data().formats().find(format);
                    } catch (OpenEoException unknown) {
                        throw unknown.argument("format");
                    }
                })
                .orElse(null);
        if (found != null) {
            problems.attempt(() -> {
                found.checkOptions(given);
                return found;
            });
        }
        return new FileReading(found, given, context);
    }

    /**
     * The cube of a file.
     *
     * @param name what the user calls it
     * @param argument that names it
     */
    Cube open(Location location, String name, String argument) {
        try {
            context.data().tiles().refresh(location);
            InputFile file = new InputFile(
                    location, context.data().resources(), context.data().tiles(), options, context.view());
            return new FileCube(name, format.open(file));
        } catch (NoSuchFileException absent) {
            throw new OpenEoException(ApiErrorCode.FILE_NOT_FOUND, Map.of("file", name)).argument(argument);
        } catch (RemoteFailureException unreachable) {
            throw ReadFailures.of(location, unreachable);
        } catch (IOException wrong) {
            throw unsuitable(name, String.valueOf(wrong.getMessage()), wrong).argument(argument);
        } catch (OpenEoException wrong) {
            if (content(wrong) && wrong.getCause() instanceof IOException cause) {
                throw cause instanceof NoSuchFileException
                        ? new OpenEoException(ApiErrorCode.FILE_NOT_FOUND, Map.of("file", name)).argument(argument)
                        : unsuitable(name, String.valueOf(cause.getMessage()), cause)
                                .argument(argument);
            }
            throw wrong.at(new ErrorSite(null, null, null, name));
        }
    }

    /** Whether the file itself is what is wrong. */
    private static boolean content(OpenEoException failure) {
        return failure.code() == ApiErrorCode.STORAGE_FAILURE || failure.code() == ApiErrorCode.FILE_CONTENT_INVALID;
    }

    private OpenEoException unsuitable(String name, String reason, Exception cause) {
        String dot = reason.endsWith(".") ? "" : ".";
        return new OpenEoException(
                        ProcessErrorCode.FORMAT_UNSUITABLE,
                        "The file " + name + " cannot be read as " + format.name() + ": " + reason + dot,
                        cause)
                .at(new ErrorSite(null, null, null, name));
    }

    /** A cube whose file may turn out to be damaged only when its cells are read. */
    private final class FileCube implements Cube {
        private final String name;
        private final Cube input;

        FileCube(String name, Cube input) {
            this.name = name;
            this.input = input;
        }

        @Override
        public Shape shape() {
            return input.shape();
        }

        @Override
        public Chunk read(Region region) {
            try {
                return input.read(region);
            } catch (OpenEoException failed) {
                if (content(failed)) {
                    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
                    throw unsuitable(name, String.valueOf(cause.getMessage()), failed);
                }
                throw failed;
            }
        }

        @Override
        public long memory(Region region) {
            return input.memory(region);
        }
    }
}
