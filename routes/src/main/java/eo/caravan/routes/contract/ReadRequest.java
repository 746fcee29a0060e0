package eo.caravan.routes.contract;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import eo.caravan.api.contract.Contract;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.error.HttpErrorCode;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Reads the JSON body of a request and holds it against the contract. */
public final class ReadRequest {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final Contract contract;
    private final Map<String, Optional<BodySchema>> schemas = new ConcurrentHashMap<>();

    public ReadRequest(Contract contract) {
        this.contract = contract;
    }

    /**
     * The body of a request for {@code operationId}.
     *
     * @param body UTF-8, {@code null} where there was none
     * @throws OpenEoException RequestInvalid where it is no JSON or does not fit, ProcessGraphMissing and
     *     ProcessGraphInvalid where that is about a process graph
     */
    public JsonNode read(String operationId, byte[] body) {
        if (body == null || body.length == 0) {
            throw new OpenEoException(
                    HttpErrorCode.REQUEST_INVALID, "The request has no body. Send a JSON object (application/json).");
        }
        JsonNode json = parse(text(body));
        schemas.computeIfAbsent(operationId, id -> contract.requestSchema(id).map(BodySchema::new))
                .ifPresent(schema -> schema.check(json));
        return json;
    }

    private static String text(byte[] body) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new OpenEoException(HttpErrorCode.REQUEST_INVALID, "The body is not encoded in UTF-8.", e);
        }
    }

    private static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            String where = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new OpenEoException(
                    HttpErrorCode.REQUEST_INVALID,
                    "The body is not valid JSON" + where + ": " + e.getOriginalMessage(),
                    e);
        }
    }
}
