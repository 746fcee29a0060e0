package eo.caravan.api.contract;

import java.util.Set;

/**
 * One operation of the contract.
 *
 * @param id the operationId, for example {@code list-jobs}
 * @param method in capitals, for example {@code GET}
 * @param path the template below the versioned base path, for example {@code /jobs/{job_id}}
 * @param access who may call it
 * @param successStatuses the 2xx statuses that it may answer with
 */
public record Operation(String id, String method, String path, Access access, Set<Integer> successStatuses) {}
