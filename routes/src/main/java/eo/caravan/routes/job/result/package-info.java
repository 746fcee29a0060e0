/**
 * What came of jobs: the STAC document with signed links, and the files behind the links. Begin with
 * {@link eo.caravan.routes.job.result.DescribeResults} and {@link eo.caravan.routes.job.result.DownloadResults}. How results are
 * computed does not belong here.
 */
package eo.caravan.routes.job.result;
