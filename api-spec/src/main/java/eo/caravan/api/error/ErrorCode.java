package eo.caravan.api.error;

import java.util.Map;

/** A named kind of failure that clients can react to. */
public interface ErrorCode {
    /** The code as it stands in the answer, for example {@code CollectionNotFound}. */
    String code();

    /** The HTTP status of an answer with this code. */
    int status();

    /** The message with its {@code {placeholders}} filled. */
    default String message(Map<String, ?> values) {
        return ErrorMessages.fill(code(), values);
    }
}
