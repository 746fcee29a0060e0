package eo.caravan.processors.process.load;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.source.access.Location;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Files of the user as one lazy cube. Several files are laid together along time, bands and the plane, see {@link FileUnion}.
 *
 * <p>Errors: FileTypeInvalid, FormatUnsuitable, FileNotFound, FilePathInvalid, ProcessParameterInvalid.
 */
@OpenEoProcess("load_uploaded_files")
@AutoService(Process.class)
public final class LoadUploadedFiles implements CubeProcess<LoadUploadedFiles.Arguments> {
    private static final String PROCESS = "load_uploaded_files";
    private static final String PATHS = "paths";
    private static final int MOST = 10_000;

    /**
     * The parameters.
     *
     * @param paths relative to the user's folder
     * @param options of the format; {@code null} for none
     */
    public record Arguments(List<Object> paths, String format, Map<String, Object> options) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Problems problems = new Problems();
        FileReading reading = FileReading.of(arguments.format, arguments.options, context, problems);
        List<String> paths = problems.attempt(() -> paths(arguments.paths)).orElse(List.of());
        List<Location> locations = locations(paths, context, problems);
        problems.throwIfAny();
        List<FileUnion.Part> parts = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            int at = i;
            Optional<Cube> cube = problems.attempt(() -> reading.open(locations.get(at), paths.get(at), PATHS));
            cube.ifPresent(found -> parts.add(new FileUnion.Part(paths.get(at), found)));
        }
        problems.throwIfAny();
        return parts.size() == 1 ? parts.get(0).cube() : FileUnion.of(parts);
    }

    @Override
    public void check(Arguments known, ProcessContext context, Problems problems) {
        if (known.format != null) {
            FileReading.of(known.format, known.options, context, problems);
        }
        if (known.paths != null) {
            problems.attempt(() -> paths(known.paths)).ifPresent(paths -> locations(paths, context, problems));
        }
    }

    /** The paths, each once. */
    private static List<String> paths(List<Object> given) {
        LinkedHashSet<String> paths = new LinkedHashSet<>();
        given.forEach(path -> paths.add(String.valueOf(path)));
        if (paths.isEmpty()) {
            throw OpenEoException.invalid(PROCESS, PATHS, "Name at least one file; GET /files lists yours.");
        }
        if (paths.size() > MOST) {
            throw OpenEoException.invalid(
                    PROCESS, PATHS, paths.size() + " files are too many for one cube; give at most " + MOST + ".");
        }
        return List.copyOf(paths);
    }

    private static List<Location> locations(List<String> paths, ProcessContext context, Problems problems) {
        List<Location> locations = new ArrayList<>();
        for (String path : paths) {
            problems.attempt(() -> {
                        try {
                            return context.data().user().file(path);
                        } catch (OpenEoException refused) {
                            throw refused.argument(PATHS);
                        }
                    })
                    .ifPresent(locations::add);
        }
        return locations;
    }
}
