package eo.caravan.routes.workspace;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.FilePath;
import eo.caravan.api.job.ResultAsset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/**
 * Copies results with their STAC documents to a workspace: files first, then items, the collection last, so that whoever follows its links
 * finds everything. Done twice it is as done once.
 */
public final class ExportResult {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String COLLECTION = "collection.json";
    private static final Set<String> TAKES_ITEMS = Set.of("Collection", "Catalog");

    private final Workspaces workspaces;

    public ExportResult(Workspaces workspaces) {
        this.workspaces = workspaces;
    }

    /**
     * Copies the files of a result.
     *
     * @param folder where they lie
     * @param merge the path of the document of a collection in the workspace, or of its folder, that takes the items up, made where it is
     *     missing; {@code null} for a folder of the result's own
     * @throws OpenEoException StorageQuotaExceeded, ProcessParameterInvalid where what lies at {@code merge} is no collection
     */
    public void export(String user, StacResult result, Path folder, String workspace, String merge) throws IOException {
        Workspace target = workspaces.of(user, workspace);
        String document = document(result, merge);
        String home = document.substring(0, document.lastIndexOf('/') + 1);
        String inner = merge == null ? "" : result.id() + "/";
        for (ResultAsset asset : result.assets()) {
            target.put(new FilePath(home + inner + asset.name()), folder.resolve(asset.name()));
        }
        synchronized (workspaces) {
            FilePath path = new FilePath(document);
            ObjectNode collection = merged(target.find(path), result, inner);
            String name = document.substring(home.length());
            for (int i = 0; i < StacFiles.data(result).size(); i++) {
                String up = inner.isEmpty() ? "./" : "../";
                JsonNode item = StacFiles.item(result, i, collection.path("id").asText(), up + name, "");
                write(target, new FilePath(home + inner + StacFiles.itemName(i)), item);
            }
            write(target, path, collection);
        }
    }

    private static String document(StacResult result, String merge) {
        if (merge == null) {
            return result.id() + "/" + COLLECTION;
        }
        return merge.endsWith(".json") ? merge : merge + "/" + COLLECTION;
    }

    private static void write(Workspace target, FilePath path, JsonNode document) throws IOException {
        Path draft = Files.createTempFile("caravan-", ".json");
        try {
            Files.write(draft, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(document));
            target.put(path, draft);
        } finally {
            Files.delete(draft);
        }
    }

    /** The collection with the items of the result. What it said before stays, apart from what the graph changes on purpose. */
    private static ObjectNode merged(Optional<Path> existing, StacResult result, String items) throws IOException {
        ObjectNode fresh = StacFiles.collection(result, items);
        if (existing.isEmpty()) {
            return fresh;
        }
        ObjectNode collection = read(existing.get());
        for (JsonNode change : result.changes()) {
            MergePatch.apply(collection, StacFiles.without(StacFiles.without(change, "properties"), "id"));
        }
        ArrayNode links = collection.withArray("/links");
        for (JsonNode link : fresh.path("links")) {
            boolean known = false;
            for (JsonNode old : links) {
                known |= old.path("href").equals(link.path("href"));
            }
            if (!known) {
                links.add(link);
            }
        }
        if (collection.path("type").asText().equals("Collection")) {
            Extents.widen(collection, fresh.path("extent"));
        }
        return collection;
    }

    private static ObjectNode read(Path file) throws IOException {
        try {
            JsonNode document = JSON.readTree(Files.readAllBytes(file));
            if (document instanceof ObjectNode collection
                    && TAKES_ITEMS.contains(collection.path("type").asText())) {
                return collection;
            }
        } catch (JsonProcessingException e) {
            throw new OpenEoException(
                    ApiErrorCode.PROCESS_PARAMETER_INVALID,
                    "export_workspace: " + file.getFileName() + " is no JSON.",
                    e);
        }
        throw OpenEoException.invalid(
                "export_workspace", "merge", file.getFileName() + " is neither a STAC collection nor a catalog.");
    }
}
