package eo.caravan.routes.error;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Turns whatever went wrong into an openEO error document and leaves a line in the log with the same id.
 *
 * <p>The innermost openEO error tells the code, the status and the message. Anything else is ours to mend: the caller gets
 * {@code Internal} and the id, the log gets the stack trace.
 */
public final class RenderError {
    private static final Logger LOG = LoggerFactory.getLogger(RenderError.class);
    /** Under which key the id of the request stands in the log. */
    public static final String LOG_KEY = "request";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The answer to the request with this id, for this failure. */
    public ErrorAnswer render(Throwable failure, String requestId) {
        OpenEoException error = OpenEoException.innermost(failure);
        if (error == null) {
            error = new OpenEoException(
                    ApiErrorCode.INTERNAL, Map.of("message", "something that its operator must look at"));
        }
        String outer = MDC.get(LOG_KEY);
        MDC.put(LOG_KEY, requestId);
        log(error, failure);
        if (outer == null) {
            MDC.remove(LOG_KEY);
        }
        return new ErrorAnswer(error.code().status(), document(error, requestId));
    }

    private static void log(OpenEoException error, Throwable failure) {
        if (error.code().status() >= 500 && error.code() != ApiErrorCode.FEATURE_UNSUPPORTED) {
            LOG.error("{}: {}", error.code().code(), error.getMessage(), failure);
        } else {
            LOG.info("{}: {} {}", error.code().code(), error.getMessage(), error.site());
        }
    }

    private static String document(OpenEoException error, String requestId) {
        ObjectNode document = JSON.createObjectNode()
                .put("id", requestId)
                .put("code", error.code().code())
                .put("message", error.locatedMessage());
        document.putArray("links");
        try {
            return JSON.writeValueAsString(document);
        } catch (JsonProcessingException e) {
            LOG.error("The error document of {} could not be written", requestId, e);
            return "{\"code\":\"Internal\",\"message\":\"Internal\",\"links\":[]}";
        }
    }
}
