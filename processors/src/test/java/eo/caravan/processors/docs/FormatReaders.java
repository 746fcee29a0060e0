package eo.caravan.processors.docs;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Which programs that are not ours open the files of a format or an option, and in which test: as a file of properties says. */
final class FormatReaders {
    private static final Pattern ENTRY = Pattern.compile("(.+) in (\\w+)");

    private final Properties entries = new Properties();
    private final List<String> tests;

    private FormatReaders(List<String> tests) {
        this.tests = tests;
    }

    /** The entries beside this class, each a text such as {@code GDAL in SomeTest}. */
    static FormatReaders load() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of(".."))) {
            FormatReaders readers =
                    new FormatReaders(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Test.java") || name.endsWith("IT.java"))
                            .toList());
            try (InputStream in = FormatReaders.class.getResourceAsStream("format-readers.properties")) {
                readers.entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            }
            return readers;
        }
    }

    /** Who opens a file in which an option is set; of the format as a whole for an empty option or one without an entry. */
    String of(String format, String option) {
        String alike = entries.getProperty(format + ".like", format);
        String entry = Stream.of(format + "." + option, "*." + option, alike + "." + option, format)
                .map(entries::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (entry == null) {
            throw new AssertionError("format-readers.properties must say which program opens " + format
                    + " in which test, for example: " + format + " = GDAL in SomeTest");
        }
        Matcher matcher = ENTRY.matcher(entry);
        if (!matcher.matches() || !tests.contains(matcher.group(2) + ".java")) {
            throw new AssertionError(
                    "format-readers.properties names no test that there is: " + format + " = " + entry);
        }
        return matcher.group(1) + " (`" + matcher.group(2) + "`)";
    }
}
