package eo.caravan.processors.process.text;

import static java.util.Map.entry;

import com.google.auto.service.AutoService;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.ValueProcess;
import eo.caravan.processors.process.Values;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Searching in texts and joining them; without data where there is no text. */
@AutoService(ProcessFamily.class)
public final class Texts implements ProcessFamily {
    @Override
    public Map<String, ValueProcess> processes() {
        return Map.ofEntries(
                entry("text_begins", searching(String::startsWith)),
                entry("text_ends", searching(String::endsWith)),
                entry("text_contains", searching(String::contains)),
                entry("text_find", searching((text, pattern) -> {
                    int position = text.indexOf(pattern);
                    return position < 0 ? null : (Double) (double) text.codePointCount(0, position);
                })),
                entry("text_concat", Texts::concat));
    }

    /** Something looked up in a text. */
    @FunctionalInterface
    private interface Search {
        Object in(String text, String pattern);
    }

    private static ValueProcess searching(Search search) {
        return arguments -> {
            if (!(arguments.get("data") instanceof String text)
                    || !(arguments.get("pattern") instanceof String pattern)) {
                return null;
            }
            return Boolean.FALSE.equals(arguments.get("case_sensitive"))
                    ? search.in(text.toLowerCase(Locale.ROOT), pattern.toLowerCase(Locale.ROOT))
                    : search.in(text, pattern);
        };
    }

    private static Object concat(Map<String, Object> arguments) {
        return Values.list(arguments.get("data")).stream()
                .map(Values::text)
                .collect(Collectors.joining(Values.text(arguments.get("separator"))));
    }
}
