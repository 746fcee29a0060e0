package eo.caravan.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.SharedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ErrorCodesTest {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    private final JsonNode templates = templates();

    @Test
    void every_code_has_a_message_and_the_same_status_there() {
        assertThat(codes()).allSatisfy(code -> {
            assertThat(templates.path(code.code()).path("message").asText())
                    .as(code.code())
                    .isNotBlank();
            assertThat(templates.path(code.code()).path("http").asInt())
                    .as(code.code())
                    .isEqualTo(code.status());
        });
    }

    @Test
    void every_message_belongs_to_a_code_and_no_code_is_there_twice() {
        List<String> names = codes().map(ErrorCode::code).toList();
        assertThat(names).doesNotHaveDuplicates();
        assertThat(templates.properties().stream().map(Map.Entry::getKey)).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void placeholders_and_statuses_are_those_of_the_specification() throws IOException {
        JsonNode specified = SharedFolder.document("spec/api-1.2.0/errors.json");
        assertThat(specified.properties()).isNotEmpty().allSatisfy(error -> {
            JsonNode ours = templates.path(error.getKey());
            assertThat(placeholders(ours)).as(error.getKey()).isEqualTo(placeholders(error.getValue()));
            assertThat(ours.path("http"))
                    .as(error.getKey())
                    .isEqualTo(error.getValue().path("http"));
        });
    }

    @Test
    void messages_are_not_those_of_the_specification() throws IOException {
        JsonNode specified = SharedFolder.document("spec/api-1.2.0/errors.json");
        assertThat(specified.properties()).isNotEmpty().allSatisfy(error -> assertThat(
                        templates.path(error.getKey()).path("message"))
                .isNotEqualTo(error.getValue().path("message")));
    }

    @Test
    void every_exception_of_a_standard_process_has_a_code() throws IOException {
        Set<String> names = codes().map(ErrorCode::code).collect(Collectors.toSet());
        Path folder = SharedFolder.require("spec/processes-2.0.0-rc.2");
        assertThat(exceptions(folder)).isNotEmpty().isSubsetOf(names);
        assertThat(exceptions(folder.resolve("proposals"))).isNotEmpty().isSubsetOf(names);
    }

    @Test
    void placeholders_are_filled_with_the_values() {
        assertThat(ApiErrorCode.COLLECTION_NOT_FOUND.message(Map.of("identifier", "S2")))
                .startsWith("There is no collection 'S2'.");
    }

    @Test
    void a_value_that_looks_like_a_placeholder_stays_as_it_is() {
        String message = ApiErrorCode.PROCESS_PARAMETER_INVALID.message(
                Map.of("process", "{reason}", "parameter", "$1", "reason", "too \\ small"));
        assertThat(message).contains("'{reason}'", "'$1'").endsWith("too \\ small");
    }

    private static Stream<ErrorCode> codes() {
        return Stream.concat(Arrays.stream(ApiErrorCode.values()), Arrays.stream(ProcessErrorCode.values()));
    }

    private static Set<String> placeholders(JsonNode error) {
        return PLACEHOLDER
                .matcher(error.path("message").asText())
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
    }

    private static Set<String> exceptions(Path folder) throws IOException {
        Set<String> names = new TreeSet<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".json")).toList()) {
                JsonNode exceptions = new ObjectMapper().readTree(file.toFile()).path("exceptions");
                exceptions.fieldNames().forEachRemaining(names::add);
            }
        }
        return names;
    }

    private static JsonNode templates() {
        try (InputStream in = ErrorCodesTest.class.getResourceAsStream("/eo/caravan/api/errors.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
