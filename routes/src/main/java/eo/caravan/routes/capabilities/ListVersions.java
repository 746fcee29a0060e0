package eo.caravan.routes.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.contract.Contract;
import eo.caravan.routes.configuration.CaravanConfiguration;

/** The document by which clients find the versions of the API on this server. */
public final class ListVersions {
    private final Contract contract;
    private final CaravanConfiguration.Service service;

    public ListVersions(Contract contract, CaravanConfiguration.Service service) {
        this.contract = contract;
        this.service = service;
    }

    /** The one version there is, at {@code apiUrl}. */
    public JsonNode list(String apiUrl) {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        document.putArray("versions")
                .addObject()
                .put("url", apiUrl + "/")
                .put("api_version", contract.version())
                .put("production", service.production());
        return document;
    }
}
