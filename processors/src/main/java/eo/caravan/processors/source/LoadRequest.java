package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.expression.Expression;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What to load of a collection.
 *
 * @param extent limits the cells to those whose centre lies within; empty for all. In any CRS, may cross the antimeridian
 * @param temporal left-closed interval of two RFC 3339 texts, {@code null} inside for an open end; {@code null} for all
 * @param bands names or common names in the wished order; {@code null} for all
 * @param items a condition on the STAC item ({@code properties} of load_collection), {@code item -> true} for none
 * @param grid the grid to read at (a web service's view); empty for the collection's own at the finest resolution of the bands
 * @param conditions what {@code items} asks of {@code value} by name of the property, for sources that can be searched
 * @param intersects GeoJSON geometry within the extent, in longitude and latitude, for sources that can be searched
 * @param loading in whose name
 */
public record LoadRequest(
        String collection,
        Optional<Extent> extent,
        List<String> temporal,
        List<String> bands,
        Predicate<JsonNode> items,
        Optional<Grid> grid,
        Map<String, Expression> conditions,
        Optional<JsonNode> intersects,
        Loading loading) {
    private static final Map<String, Expression> UNSAID = Map.of("", new Expression.Unknown());

    /** A request in nobody's name, of which nothing is known for searches. */
    public LoadRequest(
            String collection,
            Optional<Extent> extent,
            List<String> temporal,
            List<String> bands,
            Predicate<JsonNode> items,
            Optional<Grid> grid) {
        this(collection, extent, temporal, bands, items, grid, UNSAID, Optional.empty(), Loading.QUIET);
    }
}
