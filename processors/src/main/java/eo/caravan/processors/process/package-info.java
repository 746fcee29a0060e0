/**
 * What a process is. Begin with {@link eo.caravan.processors.process.Process}; the sub-packages hold the openEO processes by
 * topic, one small file each, families of one-expression scalars together. Adding a process touches one class here and
 * one JSON in the contract. How a graph is planned does not belong here.
 */
package eo.caravan.processors.process;
