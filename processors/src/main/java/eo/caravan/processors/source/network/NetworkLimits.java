package eo.caravan.processors.source.network;

import java.time.Duration;

/**
 * What may be asked of other machines, and what it may cost.
 *
 * @param allowed hosts that may be asked although they are not public
 * @param connect longest time until a connection stands
 * @param silence longest time in which nothing comes
 * @param total longest time of one document or range, with its redirects and retries
 * @param redirects most redirects that are followed
 * @param retries how often a request that failed for the moment is sent again
 * @param connections to one host at the same time
 * @param cache bytes of memory for blocks that were read
 * @param download largest file, in bytes, that is brought whole from a server that sends no parts
 * @param userAgent how this server calls itself
 */
public record NetworkLimits(
        AllowedHosts allowed,
        Duration connect,
        Duration silence,
        Duration total,
        int redirects,
        int retries,
        int connections,
        long cache,
        long download,
        String userAgent) {}
