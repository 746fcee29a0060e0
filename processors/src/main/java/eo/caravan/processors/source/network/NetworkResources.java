package eo.caravan.processors.source.network;

import eo.caravan.processors.execute.WaitingThreads;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Opens what is on this machine, and what http and https reach, within limits. Addresses that are not public are refused unless
 * they are listed. Close it when nothing reads any more.
 */
public final class NetworkResources implements Resources, AutoCloseable {
    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    /** One part in so many of the cache is filled by one thread before it reads: several do so at the same time. */
    private static final int AHEAD_SHARE = 8;

    private static final String JSON = "application/geo+json, application/json, */*;q=0.5";

    private final Resources local;
    private final NetworkLimits limits;
    private final Path folder;
    private final HttpByteSource.Means means;

    /**
     * Resources with a client of their own.
     *
     * @param local opens what is on this machine
     * @param folder where files go that a server sends only as a whole; made when needed
     */
    public NetworkResources(NetworkLimits limits, Resources local, Path folder, Clock clock) {
        this(limits, local, folder, clock, new AddressGuard(limits.allowed()));
    }

    NetworkResources(NetworkLimits limits, Resources local, Path folder, Clock clock, AddressGuard guard) {
        this.local = local;
        this.limits = limits;
        this.folder = folder;
        means = new HttpByteSource.Means(
                new WebClient(Clients.client(limits, guard), limits, new BackOff(FIRST_WAIT, clock)),
                new BlockCache(limits.cache()),
                new WaitingThreads(2 * limits.connections()));
        Opening.sweep(folder);
    }

    @Override
    public ByteSource open(Location location) throws IOException {
        if (!location.remote()) {
            return local.open(location);
        }
        Map<String, String> headers = Map.of("Range", "bytes=0-" + (Opening.BYTES - 1));
        return means.client()
                .call(
                        new WebClient.Request(location, null, headers),
                        () -> new Opening(means, location, folder, limits.download()));
    }

    @Override
    public byte[] document(Location location, long limit) throws IOException {
        return location.remote()
                ? means.client()
                        .call(new WebClient.Request(location, null, Map.of("Accept", JSON)), () -> new Document(limit))
                : local.document(location, limit);
    }

    @Override
    public byte[] post(Location location, byte[] json, long limit) throws IOException {
        return location.remote()
                ? means.client()
                        .call(new WebClient.Request(location, json, Map.of("Accept", JSON)), () -> new Document(limit))
                : local.post(location, json, limit);
    }

    @Override
    public <P> void together(List<P> pieces, Consumer<P> work) {
        means.threads().forEach(pieces, work);
    }

    @Override
    public long ahead() {
        return limits.cache() / AHEAD_SHARE;
    }

    @Override
    public void close() {
        means.threads().close();
        means.client().close();
    }
}
