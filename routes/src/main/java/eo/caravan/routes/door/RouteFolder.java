package eo.caravan.routes.door;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.RoutesLoader;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** The folder of an operator's own routes, in Camel's YAML. */
public final class RouteFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RouteFolder.class);

    private final Path folder;

    /** @param folder may be missing; then there are none */
    public RouteFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * Loads every file and starts its routes, in the order of the names.
     *
     * @throws IOException naming the file, and the line where it is known, where one cannot be loaded: a server that runs without a
     *     route that somebody counts on would lose what the route should have carried
     */
    public void load(CamelContext camel) throws IOException {
        RoutesLoader loader = PluginHelper.getRoutesLoader(camel);
        for (Path file : files()) {
            try {
                loader.loadRoutes(ResourceHelper.resolveMandatoryResource(camel, "file:" + file));
            } catch (Exception e) {
                throw new IOException("The routes in " + file + where(e) + " cannot be loaded: " + reason(e), e);
            }
            LOG.info("routes of {} loaded", file);
        }
    }

    private List<Path> files() throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                    .sorted()
                    .toList();
        }
    }

    private static String where(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof MarkedYamlEngineException marked
                    && marked.getProblemMark().isPresent()) {
                return ", line " + (marked.getProblemMark().get().getLine() + 1);
            }
        }
        return "";
    }

    private static String reason(Throwable failure) {
        Throwable innermost = failure;
        while (innermost.getCause() != null) {
            innermost = innermost.getCause();
        }
        if (innermost instanceof MarkedYamlEngineException marked && marked.getProblem() != null) {
            return marked.getProblem();
        }
        return innermost.getMessage();
    }
}
