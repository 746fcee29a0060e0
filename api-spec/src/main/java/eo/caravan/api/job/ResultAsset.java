package eo.caravan.api.job;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A file among the results of a job.
 *
 * @param name its path below the folder of the results, with {@code /}; the key of the asset
 * @param mediaType for example {@code image/tiff; application=geotiff; profile=cloud-optimized}
 * @param size bytes
 * @param sha256 checksum, 64 hexadecimal digits
 * @param fields what else the STAC asset says: title, roles, bands, {@code proj:*} and the like
 */
public record ResultAsset(String name, String mediaType, long size, String sha256, ObjectNode fields) {}
