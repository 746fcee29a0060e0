/**
 * A batch job as its owner knows it. Begin with {@link eo.caravan.api.job.Job} and {@link eo.caravan.api.job.JobStatus}.
 * Leases, attempts and whatever else workers need does not belong here.
 */
package eo.caravan.api.job;
