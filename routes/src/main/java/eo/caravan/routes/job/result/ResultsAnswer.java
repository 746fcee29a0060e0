package eo.caravan.routes.job.result;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What is answered to the question for results.
 *
 * @param status 200, or 424 where the job failed
 * @param document a STAC Item, or the log entry of the failure
 */
public record ResultsAnswer(int status, JsonNode document) {}
