package eo.caravan.api.error;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The message templates of {@code errors.json}, read once. */
final class ErrorMessages {
    private static final JsonNode TEMPLATES = read();
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private ErrorMessages() {}

    static String fill(String code, Map<String, ?> values) {
        String message = TEMPLATES.path(code).path("message").asText(code);
        return PLACEHOLDER
                .matcher(message)
                .replaceAll(placeholder -> Matcher.quoteReplacement(
                        values.containsKey(placeholder.group(1))
                                ? String.valueOf(values.get(placeholder.group(1)))
                                : placeholder.group()));
    }

    private static JsonNode read() {
        try (InputStream in = ErrorMessages.class.getResourceAsStream("/eo/caravan/api/errors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("errors.json is not readable", e);
        }
    }
}
