package eo.caravan.routes.configuration;

import eo.caravan.processors.source.RemoteCollection;
import eo.caravan.processors.source.network.AllowedHosts;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the text of a setting becomes its value. Every reader says in its exception what it would have accepted. */
final class Readers {
    private static final Pattern AMOUNT = Pattern.compile("(\\d+)\\s*([a-z]+)");
    private static final Map<String, Long> MILLISECONDS =
            Map.of("ms", 1L, "s", 1_000L, "m", 60_000L, "h", 3_600_000L, "d", 86_400_000L);
    private static final Map<String, Long> BYTES = Map.of("b", 1L, "kb", 1L << 10, "mb", 1L << 20, "gb", 1L << 30);

    private Readers() {}

    static Function<String, Integer> integer(int least, int most) {
        return text -> {
            try {
                int value = Integer.parseInt(text);
                if (value >= least && value <= most) {
                    return value;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException("a whole number from " + least + " to " + most, e);
            }
            throw new IllegalArgumentException("a whole number from " + least + " to " + most);
        };
    }

    static Duration duration(String text) {
        return Duration.ofMillis(amount(text, MILLISECONDS, "a duration such as 500ms, 30s, 10m, 24h or 7d"));
    }

    static long bytes(String text) {
        return amount(text, BYTES, "a size such as 512kB, 10MB or 2GB");
    }

    static double money(String text) {
        try {
            double value = Double.parseDouble(text);
            if (value >= 0 && value < Double.POSITIVE_INFINITY) {
                return value;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("a number that is not negative, such as 0.25", e);
        }
        throw new IllegalArgumentException("a number that is not negative, such as 0.25");
    }

    static boolean bool(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException("true or false");
        };
    }

    static Optional<URI> url(String text) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        URI url = URI.create(text.replaceAll("/+$", ""));
        if (url.getScheme() == null || url.getHost() == null) {
            throw new IllegalArgumentException("an absolute URL such as https://openeo.example");
        }
        return Optional.of(url);
    }

    static Optional<String> optional(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static List<Path> paths(String text) {
        return Arrays.stream(text.split("[,\n]"))
                .map(String::strip)
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
    }

    static List<RemoteCollection> remoteCollections(String text) {
        return Arrays.stream(text.split("[,\n]"))
                .map(String::strip)
                .filter(entry -> !entry.isEmpty())
                .map(RemoteCollection::of)
                .toList();
    }

    static AllowedHosts hosts(String text) {
        return AllowedHosts.of(Arrays.stream(text.split("[,\n]"))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .toList());
    }

    static Map<String, Path> namedPaths(String text) {
        Map<String, Path> named = new TreeMap<>();
        for (Path entry : paths(text)) {
            String[] parts = entry.toString().split("=", 2);
            if (parts.length < 2 || !parts[0].matches("[\\w.~-]+") || parts[0].equals("files")) {
                throw new IllegalArgumentException(
                        "pairs such as archive=/data/archive, with names of letters, digits and _ - . ~ ('files' cannot be one)");
            }
            named.put(parts[0], Path.of(parts[1]).toAbsolutePath().normalize());
        }
        return named;
    }

    private static long amount(String text, Map<String, Long> units, String expected) {
        Matcher matcher = AMOUNT.matcher(text.toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !units.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException(expected);
        }
        return Math.multiplyExact(Long.parseLong(matcher.group(1)), units.get(matcher.group(2)));
    }
}
