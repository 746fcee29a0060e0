package eo.caravan.routes.process;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.process.ProcessSpec;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.routes.paging.Page;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The document of {@code GET /processes}: the processes that are both defined and implemented. */
public final class ListProcesses {
    private static final String SPECIFICATION = "2.0.0-rc.2";

    private final Map<String, ProcessSpec> specs = new LinkedHashMap<>();

    public ListProcesses(ProcessRegistry registry) {
        registry.specs().forEach(spec -> specs.put(spec.id(), spec));
    }

    /**
     * One page of the processes, sorted by id.
     *
     * @throws OpenEoException RequestInvalid for a limit that makes no sense
     */
    public JsonNode list(String limit, String after, String apiUrl) {
        Page page = Page.of(List.copyOf(specs.keySet()), limit, after);
        ObjectNode document = JsonNodeFactory.instance.objectNode().put("version", SPECIFICATION);
        ArrayNode processes = document.putArray("processes");
        page.ids().forEach(id -> processes.add(specs.get(id).json()));
        document.set("links", page.links(apiUrl + "/processes"));
        return document;
    }
}
