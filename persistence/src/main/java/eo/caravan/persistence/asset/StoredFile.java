package eo.caravan.persistence.asset;

/**
 * A file of a published folder.
 *
 * @param name its path below the folder, with {@code /}
 * @param size bytes
 * @param sha256 checksum, 64 hexadecimal digits
 */
public record StoredFile(String name, long size, String sha256) {}
