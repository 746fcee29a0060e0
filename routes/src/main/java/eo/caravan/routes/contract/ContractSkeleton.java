package eo.caravan.routes.contract;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.contract.Contract;
import eo.caravan.api.contract.Operation;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.apache.camel.spi.Resource;
import org.apache.camel.support.ResourceHelper;
import org.apache.camel.support.ResourceResolverSupport;

/**
 * The contract as Camel needs it: paths, methods, operationIds. Camel asks for nothing else of it (bodies are held against
 * the whole contract by {@link ReadRequest}), but would read all schemas of the whole document at every start.
 */
public final class ContractSkeleton extends ResourceResolverSupport {
    /** Where Camel finds the document. */
    public static final String LOCATION = "contract:openapi.json";

    /** Under which name Camel looks for this resolver. */
    public static final String BEAN = "resource-loader-contract";

    private static final String SCHEME = "contract";
    private static final Pattern VARIABLE = Pattern.compile("\\{(\\w+)}");

    private final Contract contract;
    private final Set<String> elsewhere;

    /** @param elsewhere the operationIds that are answered without a route */
    public ContractSkeleton(Contract contract, Set<String> elsewhere) {
        super(SCHEME);
        this.contract = contract;
        this.elsewhere = Set.copyOf(elsewhere);
    }

    @Override
    protected Resource createResource(String location, String remaining) {
        return ResourceHelper.fromString(location, document().toString());
    }

    /** The document, OpenAPI 3.0. */
    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("openapi", "3.0.3");
        document.putObject("info").put("title", "openEO").put("version", contract.version());
        ObjectNode paths = document.putObject("paths");
        for (Operation operation : contract.operations()) {
            if (elsewhere.contains(operation.id())) {
                continue;
            }
            ObjectNode method = paths.withObjectProperty(operation.path())
                    .putObject(operation.method().toLowerCase(Locale.ROOT))
                    .put("operationId", operation.id());
            method.putObject("responses").putObject("default").put("description", "any");
            VARIABLE.matcher(operation.path()).results().map(MatchResult::group).forEach(variable -> method.withArray(
                            "/parameters")
                    .addObject()
                    .put("name", variable.substring(1, variable.length() - 1))
                    .put("in", "path")
                    .put("required", true)
                    .putObject("schema")
                    .put("type", "string"));
        }
        return document;
    }
}
