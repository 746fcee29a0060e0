package eo.caravan.routes.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.api.job.Job;
import eo.caravan.api.job.JobId;
import eo.caravan.persistence.job.JobRepository;
import eo.caravan.routes.contract.PageLimit;
import java.util.List;

/** Lists the jobs of a user, oldest first. */
public final class ListJobs {
    private final JobRepository jobs;

    public ListJobs(JobRepository jobs) {
        this.jobs = jobs;
    }

    /**
     * One page of the list.
     *
     * @param limit how many jobs at most, as text; {@code null} or empty for all
     * @param after the id of the last job of the page before, {@code null} for the first page
     */
    public JsonNode list(String user, String limit, String after, String apiUrl) {
        int most = PageLimit.read(limit);
        JobId last = JobId.isValid(after) ? new JobId(after) : null;
        List<Job> found = jobs.list(user, last, most + 1);
        boolean more = found.size() > most;
        List<Job> page = more ? found.subList(0, most) : found;
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        ArrayNode list = document.putArray("jobs");
        page.forEach(job -> list.add(DescribeJob.summary(job)));
        ArrayNode links = document.putArray("links");
        if (more) {
            String next = apiUrl + "/jobs?limit=" + most + "&after="
                    + page.get(page.size() - 1).id();
            links.addObject().put("rel", "next").put("href", next).put("type", "application/json");
        }
        return document;
    }
}
