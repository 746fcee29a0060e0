package eo.caravan.routes.configuration;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The texts that were set, by key. Later sources win over earlier ones; a key that nobody knows is refused at once. */
public final class Settings {
    static final String VARIABLE_PREFIX = "CARAVAN_";

    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, String> origins = new HashMap<>();

    /** Takes what a file says: YAML (nested or dotted) where its name ends so, else Java properties. */
    public Settings file(Path file) {
        String name = file.getFileName().toString();
        try {
            Map<String, String> entries =
                    name.endsWith(".yaml") || name.endsWith(".yml") ? yaml(file) : properties(file);
            entries.forEach((key, text) -> set(key, text, file.toString()));
        } catch (IOException e) {
            throw new ConfigurationException(
                    "The configuration file " + file + " is not readable: " + e.getMessage(), e);
        }
        return this;
    }

    /** Takes the environment variables that begin with {@code CARAVAN_} and name a key; others are left alone. */
    public Settings environment(Map<String, String> environment) {
        for (Key<?> key : Keys.ALL) {
            String text = environment.get(key.variable());
            if (text != null) {
                set(key.name(), text, key.variable());
            }
        }
        return this;
    }

    /** Sets one key from the command line; {@code null} leaves it as it was. */
    public Settings option(String key, Object value) {
        if (value != null) {
            set(key, value.toString(), "the command line");
        }
        return this;
    }

    <T> T get(Key<T> key) {
        String text = texts.getOrDefault(key.name(), key.fallback()).strip();
        try {
            return key.reader().apply(text);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new ConfigurationException(
                    "'" + text + "' is no valid " + key.name() + " (from "
                            + origins.getOrDefault(key.name(), "the defaults") + "). Expected " + e.getMessage() + ".",
                    e);
        }
    }

    private void set(String key, String text, String origin) {
        if (Keys.ALL.stream().noneMatch(known -> known.name().equals(key))) {
            throw new ConfigurationException(
                    "Unknown setting '" + key + "' in " + origin + ". Did you mean '" + nearest(key)
                            + "'? The settings are: "
                            + String.join(", ", Keys.ALL.stream().map(Key::name).toList()) + ".",
                    null);
        }
        texts.put(key, text);
        origins.put(key, origin);
    }

    private static Map<String, String> yaml(Path file) throws IOException {
        Map<String, String> entries = new TreeMap<>();
        JsonNode document = new YAMLMapper().readTree(file.toFile());
        if (document != null && !document.isMissingNode() && !document.isNull()) {
            flatten("", document, entries);
        }
        return entries;
    }

    private static void flatten(String name, JsonNode node, Map<String, String> entries) {
        if (node.isObject()) {
            String prefix = name.isEmpty() ? "" : name + ".";
            node.properties().forEach(entry -> flatten(prefix + entry.getKey(), entry.getValue(), entries));
        } else if (node.isArray()) {
            List<String> elements = new ArrayList<>();
            node.forEach(element -> elements.add(element.asText()));
            entries.put(name, String.join("\n", elements));
        } else {
            entries.put(name, node.isNull() ? "" : node.asText());
        }
    }

    private static Map<String, String> properties(Path file) throws IOException {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        }
        Map<String, String> entries = new TreeMap<>();
        properties.stringPropertyNames().forEach(name -> entries.put(name, properties.getProperty(name)));
        return entries;
    }

    private static String nearest(String key) {
        return Keys.ALL.stream()
                .map(Key::name)
                .min(Comparator.comparingInt(name -> distance(name, key)))
                .orElseThrow();
    }

    /** How many letters must be added, removed or replaced to come from one word to the other. */
    private static int distance(String from, String to) {
        int[] row = new int[to.length() + 1];
        for (int column = 0; column <= to.length(); column++) {
            row[column] = column;
        }
        for (int line = 1; line <= from.length(); line++) {
            int diagonal = row[0];
            row[0] = line;
            for (int column = 1; column <= to.length(); column++) {
                int replaced = diagonal + (from.charAt(line - 1) == to.charAt(column - 1) ? 0 : 1);
                diagonal = row[column];
                row[column] = Math.min(replaced, 1 + Math.min(row[column], row[column - 1]));
            }
        }
        return row[to.length()];
    }
}
