package eo.caravan.routes.security;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.persistence.account.AccountRepository;
import eo.caravan.persistence.account.AccountRow;
import eo.caravan.persistence.account.PasswordHasher;
import eo.caravan.routes.error.HttpErrorCode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** Gives a token for a user name and a password. */
public final class LogIn {
    private static final String SCHEME = "Basic ";
    private static final int HASHES_AT_ONCE = 2;

    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final Tokens tokens;
    private final LoginThrottle throttle;
    private String hashOfNobody;
    private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE);

    public LogIn(AccountRepository accounts, PasswordHasher hasher, Tokens tokens, Clock clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.tokens = tokens;
        this.throttle = new LoginThrottle(clock);
    }

    /**
     * The document of {@code GET /credentials/basic} for an {@code Authorization: Basic} header.
     *
     * @throws OpenEoException AuthenticationRequired, AuthenticationSchemeInvalid, CredentialsInvalid, or TooManyLogins
     *     after too many wrong passwords
     */
    public JsonNode logIn(String authorization) {
        String[] credentials = credentials(authorization);
        Duration wait = throttle.wait(credentials[0]);
        if (!wait.isZero()) {
            throw new OpenEoException(
                    HttpErrorCode.TOO_MANY_LOGINS,
                    "Too many wrong passwords for this name. Try again in " + (wait.toSeconds() + 1) + " seconds.");
        }
        String nobody = hashOfNobody();
        Optional<AccountRow> account = accounts.find(credentials[0]);
        boolean right =
                matches(credentials[1], account.map(AccountRow::passwordHash).orElse(nobody));
        if (account.isEmpty() || !right || account.get().account().disabled()) {
            throttle.failed(credentials[0]);
            throw new OpenEoException(ApiErrorCode.CREDENTIALS_INVALID, Map.of());
        }
        throttle.succeeded(credentials[0]);
        return JsonNodeFactory.instance.objectNode().put("access_token", tokens.issue(credentials[0]));
    }

    /** Made at the first login, whoever asks: a start need not wait for it, and the time that a login takes must tell nothing. */
    private synchronized String hashOfNobody() {
        if (hashOfNobody == null) {
            hashOfNobody = hasher.hash("nobody");
        }
        return hashOfNobody;
    }

    /** Each hash needs megabytes: many logins at once must not take the memory of the computations. */
    private boolean matches(String password, String hash) {
        hashing.acquireUninterruptibly();
        try {
            return hasher.matches(password, hash);
        } finally {
            hashing.release();
        }
    }

    private static String[] credentials(String authorization) {
        if (authorization == null || authorization.isBlank()) {
            throw new OpenEoException(ApiErrorCode.AUTHENTICATION_REQUIRED, Map.of());
        }
        if (!authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            throw new OpenEoException(ApiErrorCode.AUTHENTICATION_SCHEME_INVALID, Map.of());
        }
        try {
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(SCHEME.length()).strip());
            String[] parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            if (parts.length == 2) {
                return parts;
            }
        } catch (IllegalArgumentException e) {
            throw new OpenEoException(
                    ApiErrorCode.CREDENTIALS_INVALID, "The credentials are not encoded in Base64.", e);
        }
        throw new OpenEoException(ApiErrorCode.CREDENTIALS_INVALID, Map.of());
    }
}
