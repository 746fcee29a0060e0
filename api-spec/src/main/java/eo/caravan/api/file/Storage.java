package eo.caravan.api.file;

/**
 * How much a user may store.
 *
 * @param free bytes that are left
 * @param quota bytes in all
 */
public record Storage(long free, long quota) {}
