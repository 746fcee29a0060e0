package eo.caravan.routes.job.worker;

import eo.caravan.api.log.LogLevel;
import eo.caravan.persistence.job.ClaimedJob;
import eo.caravan.persistence.job.JobQueue;
import eo.caravan.persistence.job.LogRepository;
import java.time.Clock;

/** Takes the next queued job for this process. */
public final class ClaimJob {
    private final JobQueue queue;
    private final LogRepository logs;
    private final RunningJobs running;
    private final String worker;
    private final Clock clock;

    /** @param worker the name of this process, the same after a restart */
    public ClaimJob(JobQueue queue, LogRepository logs, RunningJobs running, String worker, Clock clock) {
        this.queue = queue;
        this.logs = logs;
        this.running = running;
        this.worker = worker;
        this.clock = clock;
    }

    /** The job, {@code null} where none waits. From now on its heart beats. */
    public RunningJob claim() {
        return queue.claim(worker, Leases.LENGTH).map(this::begin).orElse(null);
    }

    private RunningJob begin(ClaimedJob claimed) {
        RunningJob job = new RunningJob(claimed, new JobLog(claimed.job(), logs, clock));
        running.add(job);
        job.log().add(LogLevel.INFO, "The job runs (run " + claimed.run() + ", attempt " + claimed.attempt() + ").");
        return job;
    }
}
