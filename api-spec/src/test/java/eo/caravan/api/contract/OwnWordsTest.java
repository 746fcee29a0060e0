package eo.caravan.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.SharedFolder;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OwnWordsTest {
    private static final int RUN = 8;
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_']+");
    private static final Set<String> TEXTS = Set.of("description", "summary", "message");

    @Test
    void eight_words_in_a_row_are_never_those_of_the_specification() throws IOException {
        Set<String> theirs = new HashSet<>();
        for (String document :
                List.of("spec/api-1.2.0/openapi.yaml", "spec/api-draft/openapi.yaml", "spec/api-1.2.0/errors.json")) {
            theirs.addAll(runs(SharedFolder.document(document)));
        }
        assertThat(theirs).hasSizeGreaterThan(10_000);
        assertThat(runs(ContractStructureTest.document())).isNotEmpty().doesNotContainAnyElementsOf(theirs);
        assertThat(runs(errors())).isNotEmpty().doesNotContainAnyElementsOf(theirs);
    }

    @Test
    void runs_ignore_case_and_punctuation_and_do_not_cross_texts() throws IOException {
        JsonNode document = new ObjectMapper()
                .readTree(
                        "{\"description\": \"One, two three; four five (six) SEVEN eight. Nine\", \"summary\": \"ten\"}");
        assertThat(runs(document))
                .containsExactlyInAnyOrder(
                        "one two three four five six seven eight", "two three four five six seven eight nine");
    }

    @Test
    void every_operation_parameter_and_response_is_described() throws IOException {
        JsonNode document = ContractStructureTest.document();
        for (Operation operation : Contract.load().operations()) {
            JsonNode node = document.path("paths")
                    .path(operation.path())
                    .path(operation.method().toLowerCase(Locale.ROOT));
            assertThat(node.path("summary").asText()).as(operation.id()).isNotBlank();
            assertThat(node.path("description").asText()).as(operation.id()).isNotBlank();
            assertDescribed(operation.id(), node.path("parameters"));
            assertDescribed(operation.id(), node.path("responses"));
        }
        assertDescribed("parameters", document.at("/components/parameters"));
        assertDescribed("responses", document.at("/components/responses"));
        assertDescribed("schemas", document.at("/components/schemas"));
    }

    private static void assertDescribed(String of, JsonNode nodes) {
        assertThat(nodes).allSatisfy(node -> assertThat(
                        node.has("$ref") || !node.path("description").asText().isBlank())
                .as("%s: %s", of, node)
                .isTrue());
    }

    /** Every run of eight words in the texts of a document. */
    private static Set<String> runs(JsonNode document) {
        List<String> texts = new ArrayList<>();
        collect(document, texts);
        Set<String> runs = new HashSet<>();
        for (String text : texts) {
            List<String> words = WORD.matcher(text.toLowerCase(Locale.ROOT))
                    .results()
                    .map(MatchResult::group)
                    .toList();
            for (int start = 0; start + RUN <= words.size(); start++) {
                runs.add(String.join(" ", words.subList(start, start + RUN)));
            }
        }
        return runs;
    }

    private static void collect(JsonNode node, List<String> texts) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (TEXTS.contains(entry.getKey()) && entry.getValue().isTextual()) {
                texts.add(entry.getValue().asText());
            }
        }
        node.forEach(child -> collect(child, texts));
    }

    private static JsonNode errors() throws IOException {
        try (InputStream in = OwnWordsTest.class.getResourceAsStream("/eo/caravan/api/errors.json")) {
            return new ObjectMapper().readTree(in);
        }
    }
}
