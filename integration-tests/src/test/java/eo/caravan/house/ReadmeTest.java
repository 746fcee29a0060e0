package eo.caravan.house;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.server.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the README promises is what there is. */
class ReadmeTest {
    @Test
    void the_readme_lists_every_setting_and_no_other() throws IOException {
        List<String> keys = CaravanConfiguration.help()
                .lines()
                .map(line -> line.strip().split(" ")[0])
                .toList();
        List<String> rows = Files.readAllLines(Project.root().resolve("README.md")).stream()
                .dropWhile(line -> !line.startsWith("| key |"))
                .takeWhile(line -> line.startsWith("|"))
                .skip(2)
                .map(line -> line.replaceAll("^\\| `([^`]+)`.*", "$1"))
                .toList();
        assertThat(rows).containsExactlyInAnyOrderElementsOf(keys);
    }
}
