package eo.caravan.routes;

import eo.caravan.persistence.asset.AssetStore;
import eo.caravan.persistence.billing.LedgerRepository;
import eo.caravan.persistence.database.Database;
import eo.caravan.persistence.job.JobOutcomes;
import eo.caravan.persistence.job.JobQueue;
import eo.caravan.persistence.job.JobRecovery;
import eo.caravan.persistence.job.JobRepository;
import eo.caravan.persistence.job.LogRepository;
import eo.caravan.persistence.outbox.Outbox;
import eo.caravan.processors.execute.ChunkExecutor;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.routes.billing.BillingRoutes;
import eo.caravan.routes.billing.BookRun;
import eo.caravan.routes.billing.Tariff;
import eo.caravan.routes.broker.Queues;
import eo.caravan.routes.contract.ReadRequest;
import eo.caravan.routes.graph.PlanProcessGraph;
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.job.BillingPlans;
import eo.caravan.routes.job.CreateJob;
import eo.caravan.routes.job.DeleteJob;
import eo.caravan.routes.job.DescribeJob;
import eo.caravan.routes.job.FindJob;
import eo.caravan.routes.job.JobRoutes;
import eo.caravan.routes.job.ListJobs;
import eo.caravan.routes.job.QueueJob;
import eo.caravan.routes.job.ReadJobLog;
import eo.caravan.routes.job.StopJob;
import eo.caravan.routes.job.SubmitJob;
import eo.caravan.routes.job.UpdateJob;
import eo.caravan.routes.job.result.DescribeResults;
import eo.caravan.routes.job.result.DownloadResults;
import eo.caravan.routes.job.result.JobResultRoutes;
import eo.caravan.routes.job.result.OwnResults;
import eo.caravan.routes.job.result.SignedLinks;
import eo.caravan.routes.job.worker.BeatHearts;
import eo.caravan.routes.job.worker.CheckBudget;
import eo.caravan.routes.job.worker.ClaimJob;
import eo.caravan.routes.job.worker.FailJob;
import eo.caravan.routes.job.worker.FinishJob;
import eo.caravan.routes.job.worker.JobCareRoutes;
import eo.caravan.routes.job.worker.JobErrorRoutes;
import eo.caravan.routes.job.worker.JobWorkerRoutes;
import eo.caravan.routes.job.worker.Leases;
import eo.caravan.routes.job.worker.PlanJob;
import eo.caravan.routes.job.worker.RecoverJobs;
import eo.caravan.routes.job.worker.RelayOutbox;
import eo.caravan.routes.job.worker.RunningJobs;
import eo.caravan.routes.job.worker.SendMessage;
import eo.caravan.routes.job.worker.StoreResult;
import eo.caravan.routes.workspace.ExportResult;
import eo.caravan.routes.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.apache.camel.RoutesBuilder;

/** Batch jobs and their billing, put together: repositories, verbs, routes. */
final class JobStreet {
    private final JobRepository jobs;
    private final JobQueue queue;
    private final JobOutcomes outcomes;
    private final LogRepository logs;
    private final LedgerRepository ledger;
    private final Outbox outbox;
    private final AssetStore assets;
    private final FindJob findJob;
    private final RunningJobs running = new RunningJobs();
    private final BeatHearts beatHearts;
    private final RecoverJobs recoverJobs;
    private final DescribeResults describeResults;
    private final SignedLinks links;
    private final Setup setup;

    /**
     * What batch jobs need of their surroundings.
     *
     * @param results the folder of result files
     * @param linkKey secret by which links are signed
     * @param linkLifetime how long they open
     * @param worker the name of this process, the same after a restart
     */
    record Setup(
            Database database,
            Clock clock,
            Path results,
            byte[] linkKey,
            Duration linkLifetime,
            String worker,
            BillingPlans plans,
            Tariff tariff) {}

    /** What computes. */
    record Engine(
            PlanProcessGraph planProcessGraph, ResultWriter writer, ChunkExecutor executor, Workspaces workspaces) {}

    JobStreet(Setup setup) {
        this.setup = setup;
        Database database = setup.database();
        Clock clock = setup.clock();
        jobs = new JobRepository(database, clock);
        queue = new JobQueue(database, clock, Queues.JOBS);
        outcomes = new JobOutcomes(database, clock, Queues.BILLING);
        logs = new LogRepository(database);
        ledger = new LedgerRepository(database, clock);
        outbox = new Outbox(database);
        assets = new AssetStore(setup.results());
        findJob = new FindJob(jobs);
        beatHearts = new BeatHearts(queue, running);
        recoverJobs = new RecoverJobs(
                new JobRecovery(database, clock, Queues.JOBS, Leases.MAX_ATTEMPTS), jobs, assets, setup.worker());
        links = new SignedLinks(setup.linkKey(), setup.linkLifetime(), clock);
        describeResults = new DescribeResults(findJob, outcomes, logs, links);
    }

    /** What owners do with jobs. */
    List<RoutesBuilder> api(ReadRequest readRequest, Engine engine) {
        return List.of(
                new JobRoutes(
                        readRequest,
                        new CreateJob(jobs, setup.plans(), setup.clock()),
                        new ListJobs(jobs),
                        new DescribeJob(findJob),
                        new UpdateJob(findJob, jobs, setup.plans()),
                        new DeleteJob(findJob, jobs, running, assets),
                        new ReadJobLog(findJob, logs)),
                new JobResultRoutes(
                        new QueueJob(findJob, engine.planProcessGraph(), queue),
                        new StopJob(findJob, queue, running),
                        describeResults));
    }

    /**
     * What computes jobs.
     *
     * @param endpoint the endpoint of {@link Queues#JOBS}
     */
    List<RoutesBuilder> worker(String endpoint, Engine engine) {
        return List.of(
                new JobErrorRoutes(new FailJob(outcomes, running, assets)),
                new JobWorkerRoutes(
                        endpoint,
                        new ClaimJob(queue, logs, running, setup.worker(), setup.clock()),
                        new PlanJob(engine.planProcessGraph()),
                        new CheckBudget(setup.tariff()),
                        new StoreResult(
                                engine.writer(), engine.executor(), assets, new ExportResult(engine.workspaces())),
                        new FinishJob(outcomes, running, assets, setup.tariff(), setup.clock())));
    }

    /**
     * What books finished jobs.
     *
     * @param endpoint the endpoint of {@link Queues#BILLING}
     */
    RoutesBuilder billing(String endpoint) {
        return new BillingRoutes(endpoint, new BookRun(ledger));
    }

    /** The results of finished jobs as they lie on the disk. */
    OwnResults ownResults() {
        return new OwnResults(jobs, outcomes, assets, links);
    }

    /** Creates jobs and starts them. */
    SubmitJob submitJob(Engine engine) {
        return new SubmitJob(
                new CreateJob(jobs, setup.plans(), setup.clock()),
                findJob,
                new QueueJob(findJob, engine.planProcessGraph(), queue),
                engine.planProcessGraph());
    }

    /** What the clock does for jobs. */
    RoutesBuilder care(SendMessage sender) {
        return new JobCareRoutes(beatHearts, new RelayOutbox(outbox, sender, setup.clock()), recoverJobs);
    }

    BeatHearts beatHearts() {
        return beatHearts;
    }

    RecoverJobs recoverJobs() {
        return recoverJobs;
    }

    /** The files of results. */
    HttpExtension downloads() {
        return new DownloadResults(links, jobs, outcomes, assets, describeResults);
    }

    /** Brings back what this process left when it stopped; before any route runs. */
    void begin() throws IOException {
        recoverJobs.recoverOwn();
    }

    /** Stops what is being computed; it goes on after the next start. */
    void end() {
        running.cancelAll();
    }
}
