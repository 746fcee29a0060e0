/**
 * How a queued job is computed: claimed, planned, run, stored, finished, billed; and what happens when a worker is lost in
 * between. Begin with {@link eo.caravan.routes.job.worker.JobWorkerRoutes}. The row of the job is the truth: messages only wake
 * workers, and whoever has lost a job can change nothing any more.
 */
package eo.caravan.routes.job.worker;
