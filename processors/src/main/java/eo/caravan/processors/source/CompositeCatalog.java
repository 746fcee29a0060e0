package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Cube;
import java.util.List;
import java.util.TreeSet;

/** Two catalogs as one; where both have a collection of one id, that of the first counts. */
public final class CompositeCatalog implements CollectionCatalog {
    private final CollectionCatalog first;
    private final CollectionCatalog second;

    public CompositeCatalog(CollectionCatalog first, CollectionCatalog second) {
        this.first = first;
        this.second = second;
    }

    @Override
    public List<String> ids() {
        TreeSet<String> ids = new TreeSet<>(first.ids());
        ids.addAll(second.ids());
        return List.copyOf(ids);
    }

    @Override
    public Object state() {
        return List.of(first.state(), second.state());
    }

    @Override
    public ObjectNode describe(String id) {
        return of(id).describe(id);
    }

    @Override
    public JsonNode queryables(String id) {
        return of(id).queryables(id);
    }

    @Override
    public Cube open(LoadRequest request) {
        return of(request.collection()).open(request);
    }

    private CollectionCatalog of(String id) {
        return first.ids().contains(id) ? first : second;
    }
}
