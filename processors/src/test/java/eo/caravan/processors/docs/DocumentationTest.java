package eo.caravan.processors.docs;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.process.ProcessSpec;
import eo.caravan.api.process.ProcessSpecs;
import eo.caravan.processors.input.InputFormats;
import eo.caravan.processors.output.OutputFormats;
import eo.caravan.processors.plan.ProcessRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the documentation says of processes is so. */
class DocumentationTest {
    private static final Path DOCS = Path.of("../docs");
    private static final Path DEFINITIONS = Path.of("../api-spec/src/main/resources/eo/caravan/api/processes");
    private static final Path FORMATS = DOCS.resolve("formats.md");
    private static final Path PAGE = DOCS.resolve("processes.md");
    private static final Pattern QUOTE =
            Pattern.compile("\\[`([^`]+)`]\\(\\.\\./([^)]+)\\)[^`]*```\\w+\\n(.*?)```", Pattern.DOTALL);

    @Test
    void the_page_of_processes_is_what_their_definitions_say() throws IOException {
        ProcessRegistry registry = ProcessRegistry.standard();
        String page = ProcessesPage.of(registry.specs(), notServed(registry));
        if (Boolean.getBoolean("caravan.docs.write")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE))
                .as("docs/processes.md; make it anew with: mvn -pl processors -am test -Dtest=DocumentationTest"
                        + " -Dsurefire.failIfNoSpecifiedTests=false -Dcaravan.docs.write=true")
                .isEqualTo(page);
    }

    @Test
    void the_page_of_formats_is_what_file_formats_tells() throws IOException {
        String page = FormatsPage.of(new InputFormats(), new OutputFormats(), FormatReaders.load());
        if (Boolean.getBoolean("caravan.docs.write")) {
            Files.writeString(FORMATS, page);
        }

        assertThat(Files.readString(FORMATS))
                .as("docs/formats.md; make it anew like docs/processes.md, with -Dcaravan.docs.write=true")
                .isEqualTo(page);
    }

    private static List<ProcessSpec> notServed(ProcessRegistry registry) throws IOException {
        try (Stream<Path> files = Files.list(DEFINITIONS)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .filter(id -> registry.find(id).isEmpty())
                    .sorted()
                    .map(id -> ProcessSpecs.standard().find(id).orElseThrow())
                    .toList();
        }
    }

    @Test
    void the_quoted_files_say_what_is_quoted() throws IOException {
        List<MatchResult> quotes = QUOTE.matcher(Files.readString(DOCS.resolve("add-a-process.md")))
                .results()
                .toList();

        assertThat(quotes).hasSize(2);
        for (MatchResult quote : quotes) {
            Path file = Path.of("..").resolve(quote.group(2));
            assertThat(Files.readString(file)).as(quote.group(1)).contains(quote.group(3));
        }
    }
}
