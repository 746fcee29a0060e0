package eo.caravan.routes.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class TokensTest {
    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

    @Test
    void a_token_stands_for_its_user_until_it_expires() {
        String token = tokens(NOON, 1).issue("ada");

        assertThat(tokens(NOON.plusSeconds(3599), 1).user(token)).contains("ada");
        assertThat(tokens(NOON.plusSeconds(3600), 1).user(token)).isEmpty();
    }

    @Test
    void a_token_of_another_server_is_worth_nothing() {
        String token = tokens(NOON, 1).issue("ada");

        assertThat(tokens(NOON, 2).user(token)).isEmpty();
    }

    @Test
    void an_unsigned_token_is_worth_nothing() {
        // {"alg":"none"} . {"iss":"caravan","sub":"ada","exp":4102444800}
        String unsigned = "eyJhbGciOiJub25lIn0.eyJpc3MiOiJjYXJhdmFuIiwic3ViIjoiYWRhIiwiZXhwIjo0MTAyNDQ0ODAwfQ.";

        assertThat(tokens(NOON, 1).user(unsigned)).isEmpty();
    }

    private static Tokens tokens(Instant now, int seed) {
        byte[] secret = new byte[32];
        secret[0] = (byte) seed;
        return new Tokens(secret, Duration.ofHours(1), Clock.fixed(now, ZoneOffset.UTC));
    }
}
