package eo.caravan.processors.process.load;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.source.LoadRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A lazy cube of t, bands, y, x over a collection, limited to what is asked for. Values are as stored: scale and offset are not
 * applied. Cells whose centre lies outside of given polygons are no data.
 *
 * <p>Errors: CollectionNotFound, NoDataAvailable, TemporalExtentEmpty, ProcessParameterInvalid.
 */
@OpenEoProcess("load_collection")
@AutoService(Process.class)
public final class LoadCollection implements CubeProcess<LoadCollection.Arguments> {
    /**
     * The parameters.
     *
     * @param spatialExtent a bounding box, or polygons as GeoJSON or vector cube; {@code null} for all
     * @param temporalExtent start and end; {@code null} for all
     * @param bands names or common names; {@code null} for all
     * @param properties conditions on {@code value} by the name of a property of the items
     */
    public record Arguments(
            String id,
            Object spatialExtent,
            List<Object> temporalExtent,
            List<Object> bands,
            Map<String, Object> properties) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Problems problems = new Problems();
        LoadFilters filters = new LoadFilters(
                "load_collection",
                arguments.spatialExtent,
                arguments.temporalExtent,
                arguments.bands,
                arguments.properties,
                problems);
        LoadRequest request = filters.request(arguments.id, context);
        Optional<Cube> cube = problems.attempt(() -> open(request, context));
        problems.throwIfAny();
        return filters.masked(cube.orElseThrow());
    }

    /** What is not known, or wrong, limits nothing: the rest is looked at as if it were left out. */
    @Override
    public void check(Arguments known, ProcessContext context, Problems problems) {
        if (known.id != null) {
            problems.attempt(() -> apply(known, context));
        }
    }

    private static Cube open(LoadRequest request, ProcessContext context) {
        try {
            return context.collections().open(request);
        } catch (OpenEoException refused) {
            throw refused.code() == ApiErrorCode.COLLECTION_NOT_FOUND ? refused.argument("id") : refused;
        }
    }
}
