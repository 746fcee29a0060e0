package eo.caravan.routes.job.worker;

import eo.caravan.api.job.JobId;
import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.job.JobRecovery;
import eo.caravan.persistence.job.JobRepository;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings back what a stopped process left behind. */
public final class RecoverJobs {
    private static final Logger LOG = LoggerFactory.getLogger(RecoverJobs.class);

    private final JobRecovery recovery;
    private final JobRepository jobs;
    private final AssetStore assets;
    private final String worker;

    /** @param worker the name of this process, the same after a restart */
    public RecoverJobs(JobRecovery recovery, JobRepository jobs, AssetStore assets, String worker) {
        this.recovery = recovery;
        this.jobs = jobs;
        this.assets = assets;
        this.worker = worker;
    }

    /** At the start, before any job is taken: what this process held goes back to the queue, files without a job go. */
    public void recoverOwn() throws IOException {
        int held = recovery.recoverFrom(worker);
        int queued = recovery.announceQueued();
        if (held + queued > 0) {
            LOG.info("{} interrupted jobs go back to the queue, {} jobs wait", held, queued);
        }
        deleteAbandoned();
        deleteOrphans();
    }

    /** Now and then: jobs whose worker has not been heard of go back to the queue. */
    public void recoverLost() throws IOException {
        int lost = recovery.recoverExpired();
        if (lost > 0) {
            LOG.warn("{} jobs lost their worker and go back to the queue", lost);
            deleteAbandoned();
        }
    }

    /** The folders are listed before the jobs, so that one that a worker begins meanwhile is left alone. */
    private void deleteAbandoned() throws IOException {
        List<AssetStore.Staged> staged = assets.staged();
        Set<AssetStore.Staged> inUse = recovery.running().stream()
                .map(job -> new AssetStore.Staged(job.job().id().value(), job.folder()))
                .collect(Collectors.toSet());
        for (AssetStore.Staged folder : staged) {
            if (!inUse.contains(folder)) {
                assets.deleteStaged(folder);
            }
        }
    }

    private void deleteOrphans() throws IOException {
        List<String> published = assets.published();
        Set<String> known = jobs.ids();
        for (String job : published) {
            if (!known.contains(job) && JobId.isValid(job)) {
                assets.delete(new JobId(job));
            }
        }
    }
}
