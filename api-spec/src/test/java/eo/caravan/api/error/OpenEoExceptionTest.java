package eo.caravan.api.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class OpenEoExceptionTest {
    private final OpenEoException missing =
            new OpenEoException(ApiErrorCode.JOB_NOT_FOUND, Map.of("identifier", "j-1"));

    @Test
    void the_message_is_the_template_of_the_code() {
        assertThat(missing.code()).isEqualTo(ApiErrorCode.JOB_NOT_FOUND);
        assertThat(missing).hasMessageStartingWith("There is no batch job 'j-1'.");
    }

    @Test
    void an_invalid_argument_names_process_parameter_and_reason() {
        OpenEoException error = OpenEoException.invalid("clip", "min", "it is not a number");
        assertThat(error.code()).isEqualTo(ApiErrorCode.PROCESS_PARAMETER_INVALID);
        assertThat(error).hasMessageContainingAll("'clip'", "'min'", "it is not a number");
        assertThat(error.site()).isEqualTo(new ErrorSite(null, "clip", "min", null));
    }

    @Test
    void the_innermost_error_is_found_below_any_wrappers() {
        OpenEoException outer = new OpenEoException(ApiErrorCode.INTERNAL, "outer", new IllegalStateException(missing));
        assertThat(OpenEoException.innermost(new IllegalArgumentException(outer)))
                .isSameAs(missing);
        assertThat(OpenEoException.innermost(missing)).isSameAs(missing);
    }

    @Test
    void there_is_no_innermost_error_where_none_is_ours() {
        assertThat(OpenEoException.innermost(new IllegalStateException("other")))
                .isNull();
        assertThat(OpenEoException.innermost(null)).isNull();
    }

    @Test
    void what_is_known_of_the_site_stays_and_the_rest_is_added() {
        OpenEoException located =
                missing.at(new ErrorSite("n1", null, null, "a.tif")).at(new ErrorSite("n2", "clip", null, "b.tif"));
        assertThat(located.site()).isEqualTo(new ErrorSite("n1", "clip", null, "a.tif"));
        assertThat(located).hasMessage(missing.getMessage());
        assertThat(located.code()).isEqualTo(missing.code());
    }

    @Test
    void locating_an_error_keeps_its_cause_and_its_stack_trace() {
        IllegalStateException cause = new IllegalStateException("disk");
        OpenEoException error = new OpenEoException(ApiErrorCode.STORAGE_FAILURE, "full", cause);
        OpenEoException located = error.at(new ErrorSite("n1", null, null, null));
        assertThat(located).hasCause(cause);
        assertThat(located.getStackTrace()).isEqualTo(error.getStackTrace());
    }
}
