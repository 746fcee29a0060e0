package eo.caravan.processors.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.api.process.ProcessSpec;
import eo.caravan.processors.plan.ProcessRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a definition gives as an example is what its process does. */
class DefinitionExamplesTest {
    @Test
    void every_example_with_a_result_gives_this_result() {
        VectorCall call = new VectorCall();
        List<String> problems = new ArrayList<>();
        int checked = 0;
        for (ProcessSpec spec : ProcessRegistry.standard().specs()) {
            for (JsonNode example : spec.examples()) {
                if (example.has("returns")) {
                    checked++;
                    String problem = call.check(spec.id(), example);
                    if (problem != null) {
                        problems.add(spec.id() + " of " + example.path("arguments") + ": " + problem);
                    }
                }
            }
        }
        assertThat(problems).isEmpty();
        assertThat(checked).isGreaterThan(300);
    }
}
