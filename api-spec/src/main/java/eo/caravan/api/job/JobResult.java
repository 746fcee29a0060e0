package eo.caravan.api.job;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * The results of one run of a job.
 *
 * @param folder the name of the folder that holds the files, unique for the run and its worker
 * @param metadata what is known of all files together: {@code bbox}, {@code geometry}, {@code start_datetime},
 *     {@code end_datetime} and STAC fields; each may be absent
 * @param assets the files, by name
 */
public record JobResult(String folder, ObjectNode metadata, List<ResultAsset> assets) {
    public JobResult {
        assets = List.copyOf(assets);
    }
}
