package eo.caravan.processors.source.stac;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;

/** Fetches the documents of one load within its limits. For any number of threads. */
public final class StacFetch {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LARGEST = 64L << 20;

    private final Resources resources;
    private final Optional<ChunkExecutor> executor;
    private final RunControl control;
    private final StacLimits limits;
    private final Consumer<String> warnings;
    private final AtomicInteger documents = new AtomicInteger();
    private final long began = System.nanoTime();

    /**
     * What fetches for one load.
     *
     * @param executor fetches several documents at once; empty to fetch one after the other
     * @param control stops between two documents
     * @param warnings takes what was left out
     */
    public StacFetch(
            Resources resources,
            Optional<ChunkExecutor> executor,
            RunControl control,
            StacLimits limits,
            Consumer<String> warnings) {
        this.resources = resources;
        this.executor = executor;
        this.control = control;
        this.limits = limits;
        this.warnings = warnings;
    }

    public StacLimits limits() {
        return limits;
    }

    public Resources resources() {
        return resources;
    }

    /** Tells whoever asked for the load that something was left out. */
    public void warn(String message) {
        warnings.accept(message);
    }

    /** A document. */
    public JsonNode get(Location location) throws StacException {
        count();
        return json(location, () -> resources.document(location, LARGEST));
    }

    /** What a server answers to a document. */
    JsonNode post(Location location, JsonNode body) throws StacException {
        count();
        return json(location, () -> resources.post(location, JSON.writeValueAsBytes(body), LARGEST));
    }

    /**
     * Does something for each part, several at once where there are threads, and returns the answers in order.
     *
     * @throws CancelledException where somebody stopped it
     */
    public <P, T> List<T> each(List<P> parts, Function<P, T> work) {
        Function<P, T> watched = part -> {
            stopIfCancelled();
            return work.apply(part);
        };
        List<T> answers = new ArrayList<>();
        if (executor.isPresent() && parts.size() > 1) {
            executor.get().share(parts, watched, answers::add);
        } else {
            parts.forEach(part -> answers.add(watched.apply(part)));
        }
        return answers;
    }

    /** Refuses to go on where the time is up. */
    public void checkTime() throws StacException {
        stopIfCancelled();
        if (System.nanoTime() - began > limits.time().toNanos()) {
            throw StacException.tooMuch("reading its documents takes longer than "
                    + limits.time().toSeconds() + " seconds; narrow the extent, the time or the properties");
        }
    }

    private void count() throws StacException {
        checkTime();
        if (documents.incrementAndGet() > limits.documents()) {
            throw StacException.tooMuch("it consists of more than " + limits.documents()
                    + " documents; give the URL of a part of it, or narrow the extent, the time or the properties");
        }
    }

    private void stopIfCancelled() {
        CancelledException.ifInterrupted();
        if (control.cancelled()) {
            throw new CancelledException();
        }
    }

    /** Something that brings bytes. */
    @FunctionalInterface
    private interface Access {
        byte[] bytes() throws IOException;
    }

    private static JsonNode json(Location location, Access access) throws StacException {
        try {
            JsonNode json = JSON.readTree(access.bytes());
            if (!json.isObject()) {
                throw StacException.document(location + " is no STAC document but a JSON "
                        + json.getNodeType().name().toLowerCase(Locale.ROOT));
            }
            return json;
        } catch (JsonProcessingException e) {
            throw new StacException(location + " is no valid JSON: " + e.getOriginalMessage(), e);
        } catch (NoSuchFileException e) {
            throw new StacException(location + " is not there", e);
        } catch (IOException e) {
            throw new StacException(location + " cannot be read: " + e.getMessage(), e);
        } catch (OpenEoException refused) {
            throw new StacException(location + " must not be read: " + refused.getMessage(), refused);
        }
    }
}
