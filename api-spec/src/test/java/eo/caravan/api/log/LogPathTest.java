package eo.caravan.api.log;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.error.ErrorSite;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogPathTest {
    @Test
    void a_node_of_the_outermost_graph_stands_alone() {
        assertThat(LogPath.of("ndvi1", "ndvi").steps()).containsExactly(new LogPath.Step("ndvi1", "ndvi", null, null));
    }

    @Test
    void a_node_in_a_callback_stands_before_those_around_it() {
        assertThat(LogPath.of("reduce/apply/add", "add").steps())
                .isEqualTo(List.of(
                        new LogPath.Step("add", "add", null, null),
                        new LogPath.Step("apply", null, null, null),
                        new LogPath.Step("reduce", null, null, null)));
    }

    @Test
    void the_argument_that_is_to_blame_belongs_to_the_innermost_node() {
        assertThat(LogPath.of(new ErrorSite("outer/inner", "add", "x", null)).steps())
                .containsExactly(
                        new LogPath.Step("inner", "add", null, "x"), new LogPath.Step("outer", null, null, null));
        assertThat(LogPath.of(ErrorSite.UNKNOWN)).isEqualTo(LogPath.NONE);
    }
}
