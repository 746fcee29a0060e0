package eo.caravan.routes.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.file.UserFile;
import eo.caravan.persistence.file.UserFiles;
import eo.caravan.routes.contract.PageLimit;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Lists the files of a user, by path. */
public final class ListFiles {
    private final UserFiles files;

    public ListFiles(UserFiles files) {
        this.files = files;
    }

    /**
     * One page of the list.
     *
     * @param limit how many files at most, as text; {@code null} or empty for all
     * @param after the path of the last file of the page before, {@code null} for the first page
     */
    public JsonNode list(String user, String limit, String after, String apiUrl) throws IOException {
        int most = PageLimit.read(limit);
        List<UserFile> rest = files.list(user).stream()
                .filter(file -> after == null || file.path().text().compareTo(after) > 0)
                .toList();
        List<UserFile> page = rest.subList(0, Math.min(most, rest.size()));
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("files");
        page.forEach(file -> list.add(describe(file)));
        ArrayNode links = document.putArray("links");
        if (rest.size() > page.size()) {
            String last = page.get(page.size() - 1).path().text();
            String next = apiUrl + "/files?limit=" + most + "&after=" + URLEncoder.encode(last, StandardCharsets.UTF_8);
            links.addObject().put("rel", "next").put("href", next).put("type", "application/json");
        }
        return document;
    }

    /** A file as the contract describes it. */
    static ObjectNode describe(UserFile file) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("path", file.path().text())
                .put("size", file.size())
                .put("modified", file.modified().truncatedTo(ChronoUnit.SECONDS).toString());
    }
}
