package eo.caravan.api.job;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The unique id of a batch job.
 *
 * @param value letters, digits and {@code _ - . ~}, at most 64 of them
 */
public record JobId(@JsonValue String value) {
    private static final Pattern VALID = Pattern.compile("[\\w\\-.~]{1,64}");

    @JsonCreator
    public JobId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("'" + value + "' is no job id");
        }
    }

    /** Whether {@code value} could be the id of a job. */
    public static boolean isValid(String value) {
        return value != null && VALID.matcher(value).matches() && !value.equals(".") && !value.equals("..");
    }

    /** An id that nobody has used before. */
    public static JobId unique() {
        return new JobId(UUID.randomUUID().toString());
    }

    /** The one id that belongs to a key of a user: asked again it is the same, and no other user's key leads to it. */
    public static JobId of(String user, String key) {
        byte[] name = ("caravan job of " + user + "\n" + key).getBytes(StandardCharsets.UTF_8);
        return new JobId(UUID.nameUUIDFromBytes(name).toString());
    }

    @Override
    public String toString() {
        return value;
    }
}
