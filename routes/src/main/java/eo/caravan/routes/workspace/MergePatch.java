package eo.caravan.routes.workspace;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Changes to a JSON document as RFC 7386 describes them: members replace, objects are merged, {@code null} removes. */
public final class MergePatch {
    private MergePatch() {}

    /** Applies the patch to the document. */
    public static void apply(ObjectNode document, JsonNode patch) {
        patch.properties().forEach(member -> {
            String name = member.getKey();
            JsonNode value = member.getValue();
            if (value.isNull()) {
                document.remove(name);
            } else if (value.isObject()) {
                ObjectNode inner =
                        document.path(name).isObject() ? (ObjectNode) document.path(name) : document.putObject(name);
                apply(inner, value);
            } else {
                document.set(name, value.deepCopy());
            }
        });
    }
}
