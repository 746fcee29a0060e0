package eo.caravan.routes.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;

/** Makes and reads the tokens that stand for a login: JSON Web Tokens, signed by HS256 with a secret of this server. */
public final class Tokens {
    private static final String ISSUER = "caravan";
    private static final int REMEMBERED = 10_000;

    private final byte[] secret;
    private final Duration lifetime;
    private final Clock clock;
    private final Cache<String, Login> logins =
            Caffeine.newBuilder().maximumSize(REMEMBERED).build();

    public Tokens(byte[] secret, Duration lifetime, Clock clock) {
        this.secret = secret.clone();
        this.lifetime = lifetime;
        this.clock = clock;
    }

    /** A new token for the user of this name. */
    public String issue(String name) {
        Instant now = clock.instant();
        JWTClaimsSet claims = new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(name)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .build();
        SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
        try {
            token.sign(new MACSigner(secret));
        } catch (JOSEException e) {
            throw new IllegalStateException("The token secret cannot sign", e);
        }
        return token.serialize();
    }

    /** The name of the user that the token stands for; empty where it is forged, expired or no token of ours at all. */
    public Optional<String> user(String text) {
        Login known = logins.getIfPresent(text);
        if (known == null) {
            known = verified(text);
            if (known == null) {
                return Optional.empty();
            }
            logins.put(text, known);
        }
        return clock.instant().isBefore(known.end) ? Optional.of(known.user) : Optional.empty();
    }

    /** What a token says that we signed, expired or not; {@code null} for any other text. */
    private Login verified(String text) {
        try {
            SignedJWT token = SignedJWT.parse(text);
            if (!JWSAlgorithm.HS256.equals(token.getHeader().getAlgorithm())
                    || !token.verify(new MACVerifier(secret))) {
                return null;
            }
            JWTClaimsSet claims = token.getJWTClaimsSet();
            Date end = claims.getExpirationTime();
            boolean whole = ISSUER.equals(claims.getIssuer()) && end != null && claims.getSubject() != null;
            return whole ? new Login(claims.getSubject(), end.toInstant()) : null;
        } catch (ParseException | JOSEException e) {
            return null;
        }
    }

    private record Login(String user, Instant end) {}
}
