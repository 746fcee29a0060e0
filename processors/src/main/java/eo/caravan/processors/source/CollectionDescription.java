package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Band;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Completes the STAC document of a collection with what its items tell: extents, dimensions, bands, summaries. What the
 * collection declares itself stays where it does not contradict its items.
 */
final class CollectionDescription {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final List<String> EXTENSIONS = List.of(
            "https://stac-extensions.github.io/datacube/v2.2.0/schema.json",
            "https://stac-extensions.github.io/eo/v1.1.0/schema.json",
            "https://stac-extensions.github.io/raster/v1.1.0/schema.json");
    /** Relations that lead into the folder that the collection was read from, and mean nothing to a client. */
    private static final Set<String> STRUCTURE =
            Set.of("self", "root", "parent", "child", "item", "items", "collection", "data");

    private final StacCollection collection;
    private final ObjectNode out;

    private CollectionDescription(StacCollection collection) {
        this.collection = collection;
        this.out = collection.declared().deepCopy();
    }

    static ObjectNode of(StacCollection collection, PropertySummary properties) {
        CollectionDescription description = new CollectionDescription(collection);
        description.addIdentity();
        description.addExtents();
        description.addSummaries(properties);
        description.addLinks();
        return description.out;
    }

    private void addIdentity() {
        String version = out.path("stac_version").asText("");
        out.put("stac_version", version.startsWith("1.") ? version : "1.0.0");
        Set<String> extensions = new LinkedHashSet<>();
        out.path("stac_extensions").forEach(extension -> extensions.add(extension.asText()));
        for (String extension : EXTENSIONS) {
            String kind = extension.substring(0, extension.indexOf("/v"));
            if (extensions.stream().noneMatch(declared -> declared.startsWith(kind))) {
                extensions.add(extension);
            }
        }
        ArrayNode list = JSON.arrayNode();
        extensions.forEach(list::add);
        out.set("stac_extensions", list);
        out.put("type", "Collection").put("id", collection.id());
        setDefault("title", collection.id());
        setDefault("description", "The items of " + collection.id() + ".");
        setDefault("license", "other");
    }

    private void setDefault(String field, String value) {
        if (out.path(field).asText("").isBlank()) {
            out.put(field, value);
        }
    }

    private void addExtents() {
        CollectionExtent extent = new CollectionExtent(collection);
        ObjectNode extents = out.path("extent") instanceof ObjectNode declared ? declared : out.putObject("extent");
        extents.set("spatial", extent.spatial(extents.path("spatial")));
        extents.set("temporal", extent.temporal(extents.path("temporal")));
        out.set("cube:dimensions", extent.dimensions(out.path("cube:dimensions")));
    }

    private void addSummaries(PropertySummary properties) {
        ObjectNode summaries = properties.summaries();
        for (Map.Entry<String, JsonNode> declared :
                collection.declared().path("summaries").properties()) {
            if (!declared.getValue().isEmpty() && !summaries.has(declared.getKey())) {
                summaries.set(declared.getKey(), declared.getValue());
            }
        }
        ArrayNode optical = JSON.arrayNode();
        ArrayNode raster = JSON.arrayNode();
        for (Band band : collection.bands()) {
            optical.add(optical(band, declaredBand(band.name())));
            raster.add(raster(band));
        }
        summaries.set("eo:bands", optical);
        summaries.set("raster:bands", raster);
        out.set("summaries", summaries);
    }

    private JsonNode declaredBand(String name) {
        JsonNode summaries = collection.declared().path("summaries");
        for (JsonNode list : List.of(
                summaries.path("eo:bands"),
                summaries.path("bands"),
                collection.declared().path("bands"))) {
            for (JsonNode band : list) {
                if (band.path("name").asText().equals(name)) {
                    return band;
                }
            }
        }
        return JSON.objectNode();
    }

    private static ObjectNode optical(Band band, JsonNode declared) {
        ObjectNode json = JSON.objectNode().put("name", band.name());
        declared.properties().forEach(field -> {
            if (!field.getKey().startsWith("raster:")) {
                json.set(field.getKey().replaceFirst("^eo:", ""), field.getValue());
            }
        });
        if (band.commonName() != null) {
            json.put("common_name", band.commonName());
        }
        if (band.wavelength() != null) {
            json.put("center_wavelength", band.wavelength());
        }
        return json;
    }

    private ObjectNode raster(Band band) {
        ObjectNode json = JSON.objectNode().put("name", band.name());
        json.put("data_type", band.encoding().type().json());
        double nodata = band.encoding().nodata();
        if (Double.isFinite(nodata)) {
            json.set("nodata", CollectionExtent.number(nodata));
        } else if (band.encoding().type().floating()) {
            json.put("nodata", "nan");
        }
        json.set("scale", CollectionExtent.number(band.scale()));
        json.set("offset", CollectionExtent.number(band.offset()));
        return json;
    }

    private void addLinks() {
        ArrayNode links = JSON.arrayNode();
        for (JsonNode link : collection.declared().path("links")) {
            boolean absolute = link.path("href").asText().matches("https?://.*");
            if (absolute && !STRUCTURE.contains(link.path("rel").asText())) {
                links.add(link);
            }
        }
        out.set("links", links);
        out.remove("assets");
    }
}
