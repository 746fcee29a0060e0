package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.JsonNode;
import eo.caravan.processors.sampling.ResampleMethod;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How the bands of a collection come onto a grid that is not their own, as the collection declares it: {@code caravan:resampling}
 * beside its id for all bands, in an asset of {@code item_assets} for the bands of that, in the description of a band for that
 * one; what is closest to the band counts. Without any, and for bands of classes that do not declare their own, the nearest
 * cell is taken.
 */
final class Resampling {
    static final String FIELD = "caravan:resampling";

    private final Map<String, ResampleMethod> own = new HashMap<>();
    private final Set<String> classes = new HashSet<>();
    private final Consumer<String> warnings;
    private ResampleMethod all = ResampleMethod.NEAR;

    private Resampling(Consumer<String> warnings) {
        this.warnings = warnings;
    }

    /** What a collection declares; a method that does not exist is warned of and passed over. */
    static Resampling declared(JsonNode collection, Consumer<String> warnings) {
        Resampling resampling = new Resampling(warnings);
        resampling.all = resampling.method(collection, ResampleMethod.NEAR);
        for (Map.Entry<String, JsonNode> asset : collection.path("item_assets").properties()) {
            resampling.addAsset(asset.getKey(), asset.getValue());
        }
        JsonNode summaries = collection.path("summaries");
        for (JsonNode list : List.of(
                summaries.path("eo:bands"),
                summaries.path("raster:bands"),
                summaries.path("bands"),
                collection.path("bands"))) {
            list.forEach(band -> resampling.add(band.path("name").asText(), band));
        }
        return resampling;
    }

    /** The method for a band. */
    ResampleMethod of(String band) {
        ResampleMethod declared = own.get(band);
        if (declared != null) {
            return declared;
        }
        return classes.contains(band) ? ResampleMethod.NEAR : all;
    }

    private void addAsset(String key, JsonNode asset) {
        int count = Math.max(1, BandMetadata.count(asset));
        for (int i = 0; i < count; i++) {
            String name = BandMetadata.field(asset, i, "name").asText(key);
            add(name, asset);
            for (String list : List.of("bands", "eo:bands", "raster:bands")) {
                add(name, asset.path(list).path(i));
            }
        }
    }

    private void add(String band, JsonNode declaration) {
        if (declaration.has("classification:classes") || declaration.has("classification:bitfields")) {
            classes.add(band);
        }
        ResampleMethod method = method(declaration, null);
        if (method != null) {
            own.put(band, method);
        }
    }

    private ResampleMethod method(JsonNode declaration, ResampleMethod fallback) {
        JsonNode name = declaration.path(FIELD);
        if (name.isMissingNode() || name.isNull()) {
            return fallback;
        }
        return ResampleMethod.named(name.asText()).orElseGet(() -> {
            warnings.accept(
                    FIELD + " " + name + " is no method and is passed over; choose one of " + ResampleMethod.names());
            return fallback;
        });
    }
}
