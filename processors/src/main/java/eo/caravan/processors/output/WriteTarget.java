package eo.caravan.processors.output;

import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.execute.RunControl;
import java.nio.file.Path;

/**
 * Where and with what a result is written.
 *
 * @param folder exists; only this result writes in it
 * @param baseName the files' name before any suffix and extension, for example {@code result}
 */
public record WriteTarget(Path folder, String baseName, ChunkExecutor executor, RunControl control) {}
