package eo.caravan.processors.source.access;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

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
     * @throws IllegalArgumentException where the text is neither: another scheme, a relative path, characters that no URL has, a URL
     *     with a user name or password; the message does not repeat the query of a URL
     */
    public static Location of(String text) {
        if (remote(text)) {
            return url(text);
        }
        if (text.regionMatches(true, 0, "file:", 0, 5)) {
            return of(Path.of(URI.create(text)));
        }
        if (text.matches("[A-Za-z][A-Za-z0-9+.-]+://.*")) {
            throw new IllegalArgumentException("'" + withoutQuery(text) + "' is neither http nor https");
        }
        Path path = Path.of(text);
        if (!path.isAbsolute()) {
            throw new IllegalArgumentException("'" + withoutQuery(text) + "' is no absolute path and no URL");
        }
        return of(path);
    }

    private static Location url(String text) {
        URI uri = parse(text);
        if (uri.getRawAuthority() != null && uri.getRawAuthority().contains("@")) {
            throw new IllegalArgumentException("a URL must not hold a user name or password");
        }
        String host = uri.getHost();
        if (host == null || host.contains("%")) {
            throw new IllegalArgumentException("'" + withoutQuery(text) + "' names no host");
        }
        String normal = uri.normalize().toString();
        return new Location(uri.getRawFragment() == null ? normal : normal.substring(0, normal.indexOf('#')));
    }

    /** A URL or a reference; what people leave unescaped in paths and queries is escaped, a backslash is refused. */
    private static URI parse(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            int letter = text.codePointAt(i);
            if (letter > 0x7E || " \"<>^`{|}".indexOf(letter) >= 0) {
                for (byte part : Character.toString(letter).getBytes(StandardCharsets.UTF_8)) {
                    escaped.append(String.format("%%%02X", part & 0xFF));
                }
            } else {
                escaped.appendCodePoint(letter);
            }
        }
        try {
            return new URI(escaped.toString());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("'" + withoutQuery(text) + "' is no valid URL (" + e.getReason()
                    + " at letter " + e.getIndex() + ")");
        }
    }

    private static String withoutQuery(String text) {
        String shown = text.replaceFirst("//[^/?#]*@", "//");
        int query = shown.indexOf('?');
        return query < 0 ? shown : shown.substring(0, query);
    }

    private static boolean remote(String text) {
        return text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8);
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
        if (reference.startsWith("?")) {
            return of(this + reference);
        }
        URI target = uri().resolve(parse(reference));
        if (!remote(target.toString())) {
            throw new IllegalArgumentException("'" + withoutQuery(reference) + "' is neither http nor https, and "
                    + this + " must not point to anything else");
        }
        return of(target.toString());
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
