/**
 * Batch jobs as their owners see them: create, list, describe, change, start, stop, delete, read the log. Begin with
 * {@link eo.caravan.routes.job.JobRoutes}; each of its routes names the verb that does the work. How a job is computed is in
 * {@code worker}, what came of it in {@code result}.
 */
package eo.caravan.routes.job;
