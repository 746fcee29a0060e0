/**
 * Bytes of other machines, over HTTP. Begin with {@link eo.caravan.processors.source.network.NetworkResources}; which addresses may
 * be asked is decided by {@link eo.caravan.processors.source.network.AddressGuard}, how often and how long by {@link
 * eo.caravan.processors.source.network.WebClient}, and {@link eo.caravan.processors.source.network.HttpByteSource} reads ranges
 * through a cache of blocks. What the bytes mean, and files of this machine, do not belong here.
 */
package eo.caravan.processors.source.network;
