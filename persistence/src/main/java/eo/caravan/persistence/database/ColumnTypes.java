package eo.caravan.persistence.database;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.job.JobId;
import eo.caravan.api.log.LogPath;
import eo.caravan.api.usage.Usage;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.argument.ArgumentFactory;
import org.jdbi.v3.core.generic.GenericTypes;

/** How our own types are written to and read from columns. */
final class ColumnTypes {
    /** Numbers come back exactly as they were written. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private static final List<Class<?>> JSON_TYPES =
            List.of(JsonNode.class, ObjectNode.class, Usage.class, LogPath.class);

    private ColumnTypes() {}

    static void register(Jdbi jdbi, boolean h2) {
        for (Class<?> type : JSON_TYPES) {
            registerJson(jdbi, type);
        }
        jdbi.registerColumnMapper(JobId.class, (row, column, context) -> {
            String id = row.getString(column);
            return id == null ? null : new JobId(id);
        });
        jdbi.registerArgument(idArgument());
        jdbi.registerArgument(enumArgument());
        jdbi.registerArgument(jsonArgument(h2));
    }

    private static <T> void registerJson(Jdbi jdbi, Class<T> type) {
        jdbi.registerColumnMapper(type, (row, column, context) -> {
            String text = row.getString(column);
            return text == null ? null : read(text, type);
        });
    }

    private static <T> T read(String text, Class<T> type) throws SQLException {
        try {
            return JSON.readValue(text, type);
        } catch (JsonProcessingException e) {
            throw new SQLException("A JSON column does not hold " + type.getSimpleName(), e);
        }
    }

    private static ArgumentFactory idArgument() {
        return (type, value, config) -> value instanceof JobId id
                ? Optional.of((position, statement, context) -> statement.setString(position, id.value()))
                : Optional.empty();
    }

    private static ArgumentFactory enumArgument() {
        return (type, value, config) -> value instanceof Enum<?> constant
                ? Optional.of((position, statement, context) ->
                        statement.setString(position, constant.name().toLowerCase(Locale.ROOT)))
                : Optional.empty();
    }

    private static ArgumentFactory jsonArgument(boolean h2) {
        return (type, value, config) -> {
            Class<?> raw = GenericTypes.getErasedType(type);
            boolean json = JSON_TYPES.stream().anyMatch(known -> known.isAssignableFrom(raw));
            return json ? Optional.of(h2 ? bytes(value) : other(value)) : Optional.empty();
        };
    }

    private static Argument bytes(Object value) {
        return (position, statement, context) -> {
            if (value == null) {
                statement.setNull(position, Types.OTHER);
            } else {
                statement.setBytes(position, text(value).getBytes(StandardCharsets.UTF_8));
            }
        };
    }

    private static Argument other(Object value) {
        return (position, statement, context) ->
                statement.setObject(position, value == null ? null : text(value), Types.OTHER);
    }

    private static String text(Object value) throws SQLException {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new SQLException("A value cannot be written as JSON", e);
        }
    }
}
