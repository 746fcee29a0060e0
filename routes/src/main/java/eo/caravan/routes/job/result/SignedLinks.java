package eo.caravan.routes.job.result;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that open without a login, for a limited time. A link names what it opens, when it ends, and carries an HMAC-SHA256 of
 * both, so that neither can be changed.
 */
public final class SignedLinks {
    private static final String ALGORITHM = "HmacSHA256";

    private final byte[] key;
    private final Duration lifetime;
    private final Clock clock;

    /**
     * @param key the server's secret
     * @param lifetime how long a link opens
     */
    public SignedLinks(byte[] key, Duration lifetime, Clock clock) {
        this.key = key.clone();
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** When a link that is made now ends. */
    public Instant expiry() {
        return clock.instant().plus(lifetime).truncatedTo(ChronoUnit.SECONDS);
    }

    /**
     * A link to {@code path} below {@code base}.
     *
     * @param path segments, not encoded, with {@code /} between them
     * @param query what else the link says; a part of the signature
     */
    public String sign(String base, String path, String query, Instant expiry) {
        String encoded =
                Arrays.stream(path.split("/", -1)).map(SignedLinks::encode).collect(Collectors.joining("/"));
        long seconds = expiry.getEpochSecond();
        return base + "/" + encoded + "?" + (query.isEmpty() ? "" : query + "&") + "expires=" + seconds + "&signature="
                + signature(path, query, Long.toString(seconds));
    }

    /**
     * Lets a link pass that this server made and that has not ended.
     *
     * @throws OpenEoException PermissionsInsufficient where it was made by somebody else or changed, ResultLinkExpired
     */
    public void check(String path, String query, String expires, String signature) {
        byte[] expected = bytes(signature(path, query, String.valueOf(expires)));
        if (signature == null || !MessageDigest.isEqual(expected, bytes(signature))) {
            throw new OpenEoException(
                    ApiErrorCode.PERMISSIONS_INSUFFICIENT,
                    "The signature of this link is wrong. Use the links from the results of the job as they are.");
        }
        if (clock.instant().isAfter(Instant.ofEpochSecond(Long.parseLong(expires)))) {
            throw new OpenEoException(ApiErrorCode.RESULT_LINK_EXPIRED, Map.of());
        }
    }

    private String signature(String path, String query, String expires) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            byte[] hash = mac.doFinal(bytes(path + "\n" + query + "\n" + expires));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has " + ALGORITHM, e);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String encode(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
