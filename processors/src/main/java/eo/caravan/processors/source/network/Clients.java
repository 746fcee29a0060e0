package eo.caravan.processors.source.network;

import java.nio.channels.ClosedSelectorException;
import java.util.ConcurrentModificationException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.DefaultThreadFactory;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP client with everything switched off that {@link WebClient} does itself, or that nobody wants. */
final class Clients {
    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);
    private static final int MAX_LINE = 16 << 10;
    private static final int MAX_HEADERS = 200;
    private static final int MAX_CONNECTIONS = 200;
    private static final int BUFFER = 64 << 10;

    private Clients() {}

    static CloseableHttpAsyncClient client(NetworkLimits limits, AddressGuard guard) {
        return HttpAsyncClients.custom()
                .setConnectionManager(connections(limits, guard))
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(Timeout.of(limits.total()))
                        .setResponseTimeout(Timeout.of(limits.silence()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setHttp1Config(Http1Config.custom()
                        .setMaxLineLength(MAX_LINE)
                        .setMaxHeaderCount(MAX_HEADERS)
                        .setBufferSize(BUFFER)
                        .build())
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setSoTimeout(Timeout.of(limits.silence()))
                        .setSelectInterval(TimeValue.ofMilliseconds(200))
                        .build())
                .setThreadFactory(new DefaultThreadFactory("network", true))
                .setIoReactorExceptionCallback(Clients::trouble)
                .setUserAgent(limits.userAgent())
                .disableRedirectHandling()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .disableAuthCaching()
                .build();
    }

    private static void trouble(Exception cause) {
        boolean closing = cause instanceof ClosedSelectorException || cause instanceof ConcurrentModificationException;
        if (!closing) { // its threads stumble so when the selector goes away below them
            LOG.warn("The HTTP client has trouble", cause);
        }
    }

    private static PoolingAsyncClientConnectionManager connections(NetworkLimits limits, AddressGuard guard) {
        return PoolingAsyncClientConnectionManagerBuilder.create()
                .setDnsResolver(guard)
                .setMaxConnPerRoute(limits.connections())
                .setMaxConnTotal(MAX_CONNECTIONS)
                .setDefaultConnectionConfig(ConnectionConfig.custom()
                        .setConnectTimeout(Timeout.of(limits.connect()))
                        .setSocketTimeout(Timeout.of(limits.silence()))
                        .setValidateAfterInactivity(TimeValue.ofSeconds(2))
                        .setTimeToLive(TimeValue.ofMinutes(5))
                        .build())
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .build();
    }
}
