package eo.caravan.routes.job.worker;

import eo.caravan.api.job.JobId;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The jobs that this process works on. */
public final class RunningJobs {
    private final Set<RunningJob> jobs = ConcurrentHashMap.newKeySet();
    private volatile boolean stopping;

    void add(RunningJob job) {
        jobs.add(job);
        if (stopping) {
            job.cancel();
        }
    }

    void remove(RunningJob job) {
        jobs.remove(job);
    }

    List<RunningJob> all() {
        return List.copyOf(jobs);
    }

    /** Asks the computation of a job to stop, where it runs here. */
    public void cancel(JobId id) {
        all().stream().filter(job -> job.claimed().job().id().equals(id)).forEach(RunningJob::cancel);
    }

    /** Asks all computations to stop, also those that begin from now on; for the end of the process. */
    public void cancelAll() {
        stopping = true;
        all().forEach(RunningJob::cancel);
    }
}
