package eo.caravan.routes.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {
    @TempDir
    Path folder;

    @Test
    void the_command_line_wins_over_the_environment_over_the_file() throws IOException {
        Path file = Files.writeString(
                folder.resolve("caravan.yaml"), "http:\n  port: 1\n  host: file\nsecurity.token-lifetime: 30m\n");

        CaravanConfiguration configuration = CaravanConfiguration.from(new Settings()
                .file(file)
                .environment(Map.of("CARAVAN_HTTP_HOST", "environment", "CARAVAN_HTTP_PORT", "2"))
                .option("http.port", 3));

        assertThat(configuration.http().port()).isEqualTo(3);
        assertThat(configuration.http().host()).isEqualTo("environment");
        assertThat(configuration.security().tokenLifetime()).isEqualTo(Duration.ofMinutes(30));
    }

    @Test
    void properties_files_and_lists_are_understood() throws IOException {
        Path file = Files.writeString(folder.resolve("caravan.properties"), "collections=/a, /b\nengine.memory=2GB\n");

        CaravanConfiguration configuration = CaravanConfiguration.from(new Settings().file(file));

        assertThat(configuration.collections()).containsExactly(Path.of("/a"), Path.of("/b"));
        assertThat(configuration.engine().memory()).isEqualTo(2L << 30);
    }

    @Test
    void an_unknown_key_is_refused_with_the_one_that_was_meant() throws IOException {
        Path file = Files.writeString(folder.resolve("caravan.yml"), "http:\n  prot: 80\n");

        assertThatThrownBy(() -> new Settings().file(file))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("http.prot")
                .hasMessageContaining("Did you mean 'http.port'?");
    }

    @Test
    void a_value_that_makes_no_sense_is_refused_with_what_would() {
        assertThatThrownBy(() -> CaravanConfiguration.from(new Settings().option("http.port", 70_000)))
                .hasMessageContaining("70000")
                .hasMessageContaining("http.port")
                .hasMessageContaining("the command line")
                .hasMessageContaining("0 to 65535");
        assertThatThrownBy(() -> CaravanConfiguration.from(new Settings().option("result.timeout", "soon")))
                .hasMessageContaining("30s");
    }
}
