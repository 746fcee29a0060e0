/**
 * Batch jobs, their logs and their results as rows. Begin with {@link eo.caravan.persistence.job.JobRepository} for what an owner
 * does with a job, and {@link eo.caravan.persistence.job.JobQueue} for how a job gets to a worker and back. Every change of state
 * is one statement that names the state before it. The files of the results do not belong here.
 */
package eo.caravan.persistence.job;
