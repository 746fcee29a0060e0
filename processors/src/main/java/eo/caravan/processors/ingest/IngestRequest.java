package eo.caravan.processors.ingest;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What to make a collection of.
 *
 * @param folder of GeoTIFF and NetCDF files, of any depth; nothing is written there
 * @param target the folder of the collection, made where it is missing
 * @param collection its id
 * @param title for people; empty for the one that it has, or its id
 * @param pattern finds date and band in the names of the files
 * @param bands names for the bands of files that hold several, in their order; empty for the names in the files
 * @param statistics how much is read for minimum, maximum, mean and deviation of each band
 * @param resampling how bands come onto other grids, as {@code resample_spatial} calls it; empty for what it has, or the nearest cell
 * @param keep whether items stay when their files are gone
 */
public record IngestRequest(
        Path folder,
        Path target,
        String collection,
        Optional<String> title,
        ScenePattern pattern,
        List<String> bands,
        StatisticsDepth statistics,
        Optional<String> resampling,
        boolean keep) {
    /** A request with the usual settings. */
    public static IngestRequest of(Path folder, Path target, String collection) {
        return new IngestRequest(
                folder,
                target,
                collection,
                Optional.empty(),
                ScenePattern.usual(),
                List.of(),
                StatisticsDepth.APPROXIMATE,
                Optional.empty(),
                false);
    }
}
