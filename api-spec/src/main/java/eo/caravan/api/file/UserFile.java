package eo.caravan.api.file;

import java.time.Instant;

/**
 * A file of a user.
 *
 * @param size in bytes
 * @param modified when its content was stored
 */
public record UserFile(FilePath path, long size, Instant modified) {}
