package eo.caravan.api.file;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The path of a file below the folder of a user, with {@code /} between its parts. Only what means the same file on every operating
 * system, and never leads out of the folder, is such a path.
 *
 * @param text the path in composed Unicode (NFC)
 */
public record FilePath(String text) implements Comparable<FilePath> {
    private static final int LONGEST = 1_000;
    private static final int LONGEST_PART = 200;
    private static final String FORBIDDEN = "\\:*?\"'<>|";
    private static final Set<String> DEVICES = Set.of("con", "prn", "aux", "nul", "conin$", "conout$");
    private static final Pattern PORT = Pattern.compile("(com|lpt)[0-9¹²³]");

    /**
     * Holds a path against the rules.
     *
     * @throws OpenEoException FilePathInvalid, which says what is wrong
     */
    public FilePath {
        if (text == null || text.isEmpty()) {
            throw invalid("it is empty.");
        }
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        if (text.length() > LONGEST) {
            throw invalid("it has more than " + LONGEST + " characters.");
        }
        if (text.startsWith("/")) {
            throw invalid("it begins with a slash. Give it relative to your folder.");
        }
        text.codePoints().forEach(FilePath::check);
        for (String part : text.split("/", -1)) {
            check(part);
        }
    }

    /** The path, where the text is one. */
    public static Optional<FilePath> read(String text) {
        try {
            return Optional.of(new FilePath(text));
        } catch (OpenEoException invalid) {
            return Optional.empty();
        }
    }

    /** The names of the folders around the file, then its own. */
    public List<String> parts() {
        return List.of(text.split("/"));
    }

    @Override
    public int compareTo(FilePath other) {
        return text.compareTo(other.text);
    }

    @Override
    public String toString() {
        return text;
    }

    private static void check(int character) {
        int type = Character.getType(character);
        if (type == Character.CONTROL
                || type == Character.SURROGATE
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR) {
            throw invalid("it contains the control character U+" + "%04X".formatted(character) + ".");
        }
        if (FORBIDDEN.indexOf(character) >= 0) {
            throw invalid("it contains the character " + Character.toString(character)
                    + ", which not every system allows in names.");
        }
    }

    private static void check(String part) {
        if (part.isEmpty()) {
            throw invalid("a part between its slashes is empty.");
        }
        if (part.equals(".") || part.equals("..")) {
            throw invalid("'" + part + "' must not be a part of it.");
        }
        if (part.endsWith(".") || part.endsWith(" ") || part.startsWith(" ")) {
            throw invalid("the part '" + part + "' begins or ends with a space, or ends with a dot.");
        }
        if (part.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
            throw invalid("a part of it has more than " + LONGEST_PART + " bytes.");
        }
        String stem = part.split("\\.", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (DEVICES.contains(stem) || PORT.matcher(stem).matches()) {
            throw invalid("'" + part + "' is the name of a device on some systems.");
        }
    }

    private static OpenEoException invalid(String reason) {
        return new OpenEoException(ApiErrorCode.FILE_PATH_INVALID, Map.of("reason", reason));
    }
}
