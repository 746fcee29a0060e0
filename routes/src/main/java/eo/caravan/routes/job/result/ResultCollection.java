package eo.caravan.routes.job.result;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobResult;
import eo.caravan.api.job.ResultAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;

/**
 * The results of a job as a static STAC 1.1 collection beside its files, with an item for each file of data, so that they can be loaded
 * as cubes again. It is written when it is first asked for.
 */
final class ResultCollection {
    /** Hidden from the files of the results, whose names never begin with a dot. */
    private static final String FOLDER = ".stac";

    private static final Set<String> OF_THE_ITEM =
            Set.of("bbox", "geometry", "datetime", "start_datetime", "end_datetime");
    private static final ObjectMapper JSON = new ObjectMapper();

    private ResultCollection() {}

    /** The document of the collection of the results in {@code folder}. */
    static Path of(Job job, JobResult result, Path folder) throws IOException {
        Path home = folder.resolve(FOLDER);
        Path collection = home.resolve("collection.json");
        if (!Files.exists(collection)) {
            Path draft = Files.createTempDirectory(folder, FOLDER);
            write(job, result, draft);
            place(draft, home);
        }
        return collection;
    }

    /** Whoever is first wins; what others wrote at the same time says the same. */
    private static void place(Path draft, Path home) throws IOException {
        try {
            Files.move(draft, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            try (var files = Files.list(draft)) {
                for (Path file : files.toList()) {
                    Files.delete(file);
                }
            }
            Files.delete(draft);
            if (!Files.exists(home)) {
                throw e;
            }
        }
    }

    private static void write(Job job, JobResult result, Path draft) throws IOException {
        ObjectNode collection = JsonNodeFactory.instance
                .objectNode()
                .put("stac_version", "1.1.0")
                .put("type", "Collection")
                .put("id", job.id().value())
                .put("description", "Results of the job " + job.id())
                .put("license", "other");
        collection.set("extent", extent(result.metadata()));
        ArrayNode links = collection.putArray("links");
        List<ResultAsset> data = result.assets().stream()
                .filter(asset -> asset.fields().path("roles").toString().contains("\"data\""))
                .toList();
        for (int i = 0; i < data.size(); i++) {
            String name = "item-" + i + ".json";
            links.addObject().put("rel", "item").put("href", "./" + name).put("type", "application/geo+json");
            Files.write(draft.resolve(name), JSON.writeValueAsBytes(item(job, result, data.get(i), i)));
        }
        Files.write(draft.resolve("collection.json"), JSON.writeValueAsBytes(collection));
    }

    private static ObjectNode extent(JsonNode metadata) {
        ObjectNode extent = JsonNodeFactory.instance.objectNode();
        ArrayNode boxes = extent.putObject("spatial").putArray("bbox");
        if (metadata.path("bbox").isArray()) {
            boxes.add(metadata.path("bbox"));
        } else {
            boxes.addArray().add(-180).add(-90).add(180).add(90);
        }
        ArrayNode interval = extent.putObject("temporal").putArray("interval").addArray();
        interval.add(metadata.path("start_datetime").isTextual() ? metadata.path("start_datetime") : null);
        interval.add(metadata.path("end_datetime").isTextual() ? metadata.path("end_datetime") : null);
        return extent;
    }

    private static ObjectNode item(Job job, JobResult result, ResultAsset asset, int number) {
        JsonNode fields = asset.fields();
        ObjectNode item = JsonNodeFactory.instance
                .objectNode()
                .put("stac_version", "1.1.0")
                .put("type", "Feature")
                .put("id", job.id() + "-" + number)
                .put("collection", job.id().value());
        JsonNode bbox = fields.path("bbox").isArray()
                ? fields.path("bbox")
                : result.metadata().path("bbox");
        if (bbox.isArray()) {
            item.set("bbox", bbox);
        }
        JsonNode geometry = fields.path("geometry").isObject()
                ? fields.path("geometry")
                : result.metadata().path("geometry");
        item.set("geometry", geometry.isObject() ? geometry : JsonNodeFactory.instance.nullNode());
        item.set("properties", times(job, fields));
        ObjectNode document = item.putObject("assets")
                .putObject(asset.name())
                .put("href", "../" + asset.name())
                .put("type", asset.mediaType());
        fields.properties().stream()
                .filter(field -> !OF_THE_ITEM.contains(field.getKey()))
                .forEach(field -> document.set(field.getKey(), field.getValue()));
        item.putArray("links")
                .addObject()
                .put("rel", "collection")
                .put("href", "./collection.json")
                .put("type", "application/json");
        return item;
    }

    /** When what the file shows was; of what has no time, when the job ended. */
    private static ObjectNode times(Job job, JsonNode fields) {
        ObjectNode properties = JsonNodeFactory.instance.objectNode();
        boolean interval = fields.path("start_datetime").isTextual();
        if (interval) {
            properties.set("start_datetime", fields.path("start_datetime"));
            properties.set("end_datetime", fields.path("end_datetime"));
        }
        if (fields.path("datetime").isTextual()) {
            properties.set("datetime", fields.path("datetime"));
        } else if (interval) {
            properties.putNull("datetime");
        } else {
            properties.put("datetime", (job.finished() == null ? job.updated() : job.finished()).toString());
        }
        return properties;
    }
}
