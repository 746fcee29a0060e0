/**
 * Measurements, never run by the tests. Begin with {@code bench/run}. The {@code …Benchmark} classes are JMH over the bare
 * engine; {@link eo.caravan.bench.ServiceMeasurement} is a client of the whole server.
 */
package eo.caravan.bench;
