package eo.caravan.routes.capabilities;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.contract.Contract;
import eo.caravan.api.contract.Operation;
import eo.caravan.routes.configuration.CaravanConfiguration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The landing page of the API. */
public final class DescribeCapabilities {
    private static final String STAC_VERSION = "1.1.0";
    private static final String CONNECT = "connect";

    private final Contract contract;
    private final CaravanConfiguration.Service service;
    private final CaravanConfiguration.Billing billing;
    private final Conformance conformance;
    private final Predicate<String> served;

    /** Describes the operations of the contract whose ids are {@code served}; others are not listed. */
    public DescribeCapabilities(
            Contract contract,
            CaravanConfiguration.Service service,
            CaravanConfiguration.Billing billing,
            Conformance conformance,
            Predicate<String> served) {
        this.contract = contract;
        this.service = service;
        this.billing = billing;
        this.conformance = conformance;
        this.served = served;
    }

    /** The document, its links below {@code apiUrl}. */
    public JsonNode describe(String apiUrl) {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("id", "caravan")
                .put("title", service.title())
                .put(
                        "description",
                        "An openEO back-end. Process graphs travel over routes as messages; pixels are read when a result asks for them.")
                .put("api_version", contract.version())
                .put("backend_version", BackendVersion.text())
                .put("stac_version", STAC_VERSION)
                .put("type", "Catalog")
                .put("production", service.production());
        document.set("conformsTo", conformance.classes());
        document.set("endpoints", endpoints());
        document.set("billing", billing());
        document.set("links", links(apiUrl));
        return document;
    }

    private ArrayNode endpoints() {
        Map<String, Set<String>> methods = new LinkedHashMap<>();
        for (Operation operation : contract.operations()) {
            if (served.test(operation.id()) && !operation.id().equals(CONNECT)) {
                methods.computeIfAbsent(operation.path(), path -> new TreeSet<>())
                        .add(operation.method());
            }
        }
        ArrayNode endpoints = JsonNodeFactory.instance.arrayNode();
        methods.forEach((path, verbs) -> {
            ArrayNode list = endpoints.addObject().put("path", path).putArray("methods");
            verbs.forEach(list::add);
        });
        return endpoints;
    }

    private ObjectNode billing() {
        ObjectNode document = JsonNodeFactory.instance
                .objectNode()
                .put("currency", billing.currency())
                .put("default_plan", CaravanConfiguration.Billing.PLAN);
        document.putArray("plans")
                .addObject()
                .put("name", CaravanConfiguration.Billing.PLAN)
                .put(
                        "description",
                        "Every million computed cells costs " + billing.price() + " " + billing.currency() + ".")
                .put("paid", billing.price() > 0);
        return document;
    }

    private static ArrayNode links(String apiUrl) {
        String root = apiUrl.replaceAll("/openeo/[^/]+$", "");
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        link(links, "self", apiUrl + "/", "This document");
        link(links, "root", apiUrl + "/", "This document");
        link(links, "version-history", root + "/.well-known/openeo", "Versions of the API on this server");
        link(links, "conformance", apiUrl + "/conformance", "Conformance classes");
        link(links, "data", apiUrl + "/collections", "Collections");
        return links;
    }

    private static void link(ArrayNode links, String relation, String href, String title) {
        links.addObject()
                .put("rel", relation)
                .put("href", href)
                .put("type", "application/json")
                .put("title", title);
    }
}
