package eo.caravan.routes.job.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SignedLinksTest {
    private final ManualClock clock = new ManualClock();
    private final SignedLinks links = new SignedLinks(new byte[32], Duration.ofDays(7), clock);

    private Map<String, String> query(String link) {
        return Arrays.stream(URI.create(link).getRawQuery().split("&", -1))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private void check(String path, String link) {
        links.check(path, "", query(link).get("expires"), query(link).get("signature"));
    }

    @Test
    void a_link_opens_what_it_was_made_for() {
        String link = links.sign("http://host/d", "j1/a b.tif", "", links.expiry());
        assertThat(link).startsWith("http://host/d/j1/a%20b.tif?expires=");
        assertThatCode(() -> check("j1/a b.tif", link)).doesNotThrowAnyException();
        refused(() -> check("j1/other.tif", link), ApiErrorCode.PERMISSIONS_INSUFFICIENT);
    }

    @Test
    void a_link_ends() {
        String link = links.sign("http://host/d", "j1/x", "", links.expiry());
        clock.advance(Duration.ofDays(7).plusSeconds(1));
        refused(() -> check("j1/x", link), ApiErrorCode.RESULT_LINK_EXPIRED);
    }

    @Test
    void nobody_can_prolong_a_link() {
        String link = links.sign("http://host/d", "j1/x", "", links.expiry());
        String later = Long.toString(Long.parseLong(query(link).get("expires")) + 1);
        refused(
                () -> links.check("j1/x", "", later, query(link).get("signature")),
                ApiErrorCode.PERMISSIONS_INSUFFICIENT);
        refused(() -> links.check("j1/x", "", null, null), ApiErrorCode.PERMISSIONS_INSUFFICIENT);
    }

    @Test
    void a_link_of_another_server_opens_nothing() {
        byte[] otherKey = new byte[32];
        otherKey[0] = 1;
        SignedLinks other = new SignedLinks(otherKey, Duration.ofDays(7), clock);
        String link = other.sign("http://host/d", "j1/x", "", other.expiry());
        refused(() -> check("j1/x", link), ApiErrorCode.PERMISSIONS_INSUFFICIENT);
    }

    private static void refused(org.assertj.core.api.ThrowableAssert.ThrowingCallable call, ApiErrorCode code) {
        assertThatThrownBy(call).isInstanceOfSatisfying(OpenEoException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }
}
