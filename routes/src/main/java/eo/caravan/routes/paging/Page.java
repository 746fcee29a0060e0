package eo.caravan.routes.paging;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.error.HttpErrorCode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One page of a list of ids.
 *
 * @param ids those on this page, in order
 * @param limit how many a page has at most
 * @param more whether there are further ids behind them
 */
public record Page(List<String> ids, int limit, boolean more) {
    private static final int EVERYTHING = Integer.MAX_VALUE;

    /**
     * Cuts a page out of a sorted list.
     *
     * @param limit as the client wrote it; {@code null} or empty for everything
     * @param after the last id of the page before; {@code null} or empty for the first page
     * @throws OpenEoException RequestInvalid where the limit is no whole number from 1
     */
    public static Page of(List<String> sorted, String limit, String after) {
        int most = limit(limit);
        List<String> rest = after == null || after.isEmpty()
                ? sorted
                : sorted.stream().filter(id -> id.compareTo(after) > 0).toList();
        boolean more = rest.size() > most;
        return new Page(more ? List.copyOf(rest.subList(0, most)) : List.copyOf(rest), most, more);
    }

    /** The links of the list at {@code url}: itself, and the next page where there is one. */
    public ArrayNode links(String url) {
        ArrayNode links = JsonNodeFactory.instance.arrayNode();
        links.addObject().put("rel", "self").put("href", url).put("type", "application/json");
        if (more) {
            String last = URLEncoder.encode(ids.get(ids.size() - 1), StandardCharsets.UTF_8);
            links.addObject()
                    .put("rel", "next")
                    .put("href", url + "?limit=" + limit + "&after=" + last)
                    .put("type", "application/json");
        }
        return links;
    }

    private static int limit(String text) {
        if (text == null || text.isBlank()) {
            return EVERYTHING;
        }
        if (!text.matches("0*[1-9]\\d{0,8}")) {
            throw new OpenEoException(
                    HttpErrorCode.REQUEST_INVALID, "'" + text + "' is no valid limit. Give a whole number from 1.");
        }
        return Integer.parseInt(text);
    }
}
