package eo.caravan.routes.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteFolderTest {
    @TempDir
    Path folder;

    private final DefaultCamelContext camel = new DefaultCamelContext();

    @BeforeEach
    void start() {
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
    }

    private void load() throws IOException {
        new RouteFolder(folder).load(camel);
    }

    @Test
    void every_yaml_file_is_loaded_and_its_routes_run() throws IOException {
        Files.writeString(
                folder.resolve("hello.yaml"),
                """
                - route:
                    id: hello
                    from:
                      uri: direct:hello
                      steps:
                        - setBody:
                            simple: "hello ${body}"
                """);
        Files.writeString(folder.resolve("notes.txt"), "no route");
        load();
        assertThat(camel.createProducerTemplate().requestBody("direct:hello", "world"))
                .isEqualTo("hello world");
    }

    @Test
    void a_folder_that_is_not_there_has_no_routes() throws IOException {
        new RouteFolder(folder.resolve("nowhere")).load(camel);
        assertThat(camel.getRoutes()).isEmpty();
    }

    @Test
    void a_word_that_no_route_has_is_named_with_file_and_line() throws IOException {
        Path file = Files.writeString(
                folder.resolve("broken.yaml"),
                """
                - route:
                    from:
                      uri: direct:a
                      stepz:
                        - log: "x"
                """);
        assertThatThrownBy(this::load)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line 5")
                .hasMessageContaining("stepz");
    }

    @Test
    void what_is_no_yaml_is_named_with_file_and_line() throws IOException {
        Path file = Files.writeString(folder.resolve("broken.yaml"), "- route:\n    from: [unclosed\n");
        assertThatThrownBy(this::load)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("line ");
    }

    @Test
    void an_endpoint_that_does_not_exist_is_named_with_the_file() throws IOException {
        Path file = Files.writeString(
                folder.resolve("unknown.yaml"),
                """
                - route:
                    from:
                      uri: direct:b
                      steps:
                        - to: nosuchcomponent:x
                """);
        assertThatThrownBy(this::load)
                .isInstanceOf(IOException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("nosuchcomponent");
    }
}
