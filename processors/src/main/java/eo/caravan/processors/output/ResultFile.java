package eo.caravan.processors.output;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A file that was written.
 *
 * @param path within the target's folder
 * @param roles STAC roles, for example {@code data}, {@code thumbnail}
 * @param stac further STAC fields of the asset (proj:…, bands, statistics); JSON values only
 */
public record ResultFile(Path path, String mediaType, String title, List<String> roles, Map<String, Object> stac) {}
