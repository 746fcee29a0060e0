package eo.caravan.processors.process;

/**
 * An openEO process. Cube processes are found by {@link java.util.ServiceLoader} as {@link Process}, with their id in
 * {@link OpenEoProcess}; families of value processes as {@link ProcessFamily}.
 */
public sealed interface Process permits CubeProcess, ValueProcess {}
