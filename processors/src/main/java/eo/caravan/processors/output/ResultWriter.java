package eo.caravan.processors.output;

import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.execute.DeepCall;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Writes whatever a graph returned. What {@code save_result} described is written in its format; a list of such descriptions one
 * after the other; any other cube or value as JSON. Results are split into files as {@link SharedOptions} say, no file replaces
 * another that is there already, and every file gets its size and checksum. The folder may lie in any file system of Java's.
 */
public final class ResultWriter {
    /** Multihash: SHA-256, 32 bytes. */
    private static final String SHA_256 = "1220";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final OutputFormats formats;

    public ResultWriter(OutputFormats formats) {
        this.formats = formats;
    }

    /**
     * Writes into the target's folder.
     *
     * @param result ResultDescription, a list of them, Cube, or a value (number, truth value, text, list, map, null)
     * @return the files with their sizes and checksums, those of the first result first
     * @throws OpenEoException StorageFailure where the folder cannot be written to, or what the computation threw
     */
    public List<ResultFile> write(Object result, WriteTarget target) {
        return written(target, () -> {
            List<ResultFile> files = new ArrayList<>();
            for (ResultFile file : DeepCall.of(() -> files(result, target))) {
                files.add(measured(file, target.folder()));
            }
            return files;
        });
    }

    /** The same without sizes and checksums, for files that are read at once and then forgotten. */
    public List<ResultFile> writeBriefly(Object result, WriteTarget target) {
        return written(target, () -> DeepCall.of(() -> files(result, target)));
    }

    private static List<ResultFile> written(WriteTarget target, Callable<List<ResultFile>> writing) {
        try {
            return List.copyOf(writing.call());
        } catch (IOException e) {
            throw new OpenEoException(
                            ApiErrorCode.STORAGE_FAILURE, "The result could not be written: " + e.getMessage(), e)
                    .at(new ErrorSite(null, null, null, target.baseName()));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception unexpected) {
            throw new OpenEoException(
                    ApiErrorCode.INTERNAL, "The result could not be written: " + unexpected, unexpected);
        }
    }

    private List<ResultFile> files(Object result, WriteTarget target) throws IOException {
        boolean several = result instanceof List<?> list
                && !list.isEmpty()
                && list.stream().allMatch(ResultDescription.class::isInstance);
        List<?> results = several ? (List<?>) result : Collections.singletonList(result);
        List<ResultFile> files = new ArrayList<>();
        for (int i = 0; i < results.size(); i++) {
            files.addAll(result(results.get(i), target.share(i, results.size())));
        }
        return files;
    }

    /** One of several results, in files under names of their own. */
    private List<ResultFile> result(Object result, WriteTarget target) throws IOException {
        Path folder = Files.createTempDirectory(target.folder(), ".part-");
        List<ResultFile> files = List.of();
        String name = target.baseName();
        if (result instanceof ResultDescription description) {
            name = SharedOptions.read(description.options(), description.format())
                    .prefix()
                    .orElse(name);
            files = parts(description, target.named(name).in(folder));
        } else if (result instanceof Cube cube) {
            ResultDescription json = new ResultDescription(cube, formats.find("JSON"), Map.of());
            SharedOptions.check(json.format(), cube.shape(), json.options());
            files = parts(json, target.in(folder));
        } else {
            files = List.of(value(result, target.in(folder)));
        }
        List<ResultFile> placed = FreeNames.move(files, name, folder, target.folder());
        Files.delete(folder);
        return placed;
    }

    private static List<ResultFile> parts(ResultDescription result, WriteTarget target) throws IOException {
        SharedOptions options = SharedOptions.read(result.options(), result.format());
        List<Parts.Part> parts = Parts.of(result.data(), options.splits());
        List<ResultFile> files = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            Parts.Part part = parts.get(i);
            WriteTarget share = target.named(target.baseName() + part.suffix()).share(i, parts.size());
            files.addAll(result.format()
                    .write(new ResultDescription(part.cube(), result.format(), result.options()), share));
        }
        return files;
    }

    private static ResultFile value(Object value, WriteTarget target) throws IOException {
        Path name = Path.of(target.baseName() + ".json");
        Files.write(target.folder().resolve(name.toString()), JSON.writeValueAsBytes(PlainJson.of(value)));
        return new ResultFile(name, "application/json", "Value", List.of("data"), Map.of());
    }

    private static ResultFile measured(ResultFile file, Path folder) throws IOException {
        Path path = folder.resolve(file.path().toString());
        Map<String, Object> stac = new LinkedHashMap<>(file.stac());
        stac.put("file:size", Files.size(path));
        stac.put("file:checksum", SHA_256 + sha256(path));
        return new ResultFile(file.path(), file.mediaType(), file.title(), file.roles(), stac);
    }

    private static String sha256(Path path) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (InputStream in = new DigestInputStream(Files.newInputStream(path), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
