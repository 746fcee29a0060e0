package eo.caravan.processors.source.access;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/**
 * Where something lies: a local path, or an http(s) URL.
 *
 * @param text an absolute path of this machine, or an absolute URL with its query
 */
public record Location(String text) {
    /** The location of a local file or folder. */
    public static Location of(Path path) {
        return new Location(path.toAbsolutePath().normalize().toString());
    }

    /**
     * The location of a URL or an absolute path.
     *
     * @throws IllegalArgumentException where the text is neither: another scheme, a relative path, characters that no URL has
     */
    public static Location of(String text) {
        if (remote(text)) {
            URI uri = URI.create(text);
            if (uri.getHost() == null) {
                throw new IllegalArgumentException("'" + text + "' names no host");
            }
            return new Location(uri.normalize().toString());
        }
        if (text.regionMatches(true, 0, "file:", 0, 5)) {
            return of(Path.of(URI.create(text)));
        }
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
            throw new IllegalArgumentException("'" + text + "' is neither http nor https");
        }
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("'" + text + "' is no absolute path and no URL");
        }
        return of(path);
    }

    private static boolean remote(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.startsWith("http://") || lower.startsWith("https://");
    }

    /** Whether it is a URL. */
    public boolean remote() {
        return remote(text);
    }

    /**
     * The URL.
     *
     * @throws IllegalStateException for a local path
     */
    public URI uri() {
        if (!remote()) {
            throw new IllegalStateException(text + " is no URL");
        }
        return URI.create(text);
    }

    /**
     * The path.
     *
     * @throws IllegalStateException for a URL
     */
    public Path path() {
        if (remote()) {
            throw new IllegalStateException(text + " is no local path");
        }
        return Path.of(text);
    }

    /**
     * What a reference in the document at this location points to. What is reached over the network never points to local files.
     *
     * @throws IllegalArgumentException where the reference is no path or URL, or leads from a URL to a local file
     */
    public Location resolve(String reference) {
        if (remote(reference)) {
            return of(reference);
        }
        if (!remote()) {
            boolean url = reference.regionMatches(true, 0, "file:", 0, 5) || reference.contains("://");
            return url ? of(reference) : of(path().resolveSibling(reference));
        }
        if (reference.regionMatches(true, 0, "file:", 0, 5)) {
            throw new IllegalArgumentException(
                    "'" + reference + "' is a local file, which " + this + " must not point to");
        }
        return of(uri().resolve(reference).toString());
    }

    /** The last part of the path, without query. */
    public String fileName() {
        String path = remote() ? String.valueOf(uri().getPath()) : text;
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** For messages: without the query of a URL, which may hold keys. */
    @Override
    public String toString() {
        int query = remote() ? text.indexOf('?') : -1;
        return query < 0 ? text : text.substring(0, query);
    }
}
