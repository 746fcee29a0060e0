package eo.caravan.processors.source.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.1",
                "2130706433",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "198.18.0.1",
                "224.0.0.1",
                "239.255.255.255",
                "255.255.255.255",
                "::1",
                "[::1]",
                "::",
                "fe80::1",
                "fc00::1",
                "fd00:ec2::254",
                "ff02::1",
                "::ffff:127.0.0.1",
                "::ffff:8.8.8.8%0",
                "::127.0.0.1",
                "64:ff9b::7f00:1",
                "2002:7f00:1::",
                "2001:0:53aa:64c::",
                "2001:db8::1",
                "localhost",
                "LOCALHOST."
            })
    void addresses_that_are_not_public_are_refused(String host) {
        assertThatExceptionOfType(UnknownHostException.class)
                .isThrownBy(() -> new AddressGuard(AllowedHosts.NONE).resolve(host, 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"8.8.8.8", "172.32.0.1", "100.128.0.1", "169.253.0.1", "2600::1", "2a01:4f8::1", "192.0.1.1"})
    void public_addresses_are_open(String address) throws Exception {
        assertThat(new AddressGuard(AllowedHosts.NONE).resolve(address, 80))
                .containsExactly(new InetSocketAddress(InetAddress.getByName(address), 80));
    }

    @Test
    void a_name_with_one_closed_address_among_open_ones_is_refused() throws Exception {
        InetAddress[] mixed = {InetAddress.getByName("8.8.8.8"), InetAddress.getByName("10.0.0.1")};
        AddressGuard guard = new AddressGuard(AllowedHosts.NONE, host -> mixed);
        assertThatExceptionOfType(RefusedAddressException.class).isThrownBy(() -> guard.resolve("data.example", 80));
    }

    @Test
    void what_an_operator_lists_is_open() throws Exception {
        assertThat(open("10.1.0.0/16", "10.1.2.3", 80)).isTrue();
        assertThat(open("10.1.0.0/16", "10.2.2.3", 80)).isFalse();
        assertThat(open("127.0.0.1:8080", "127.0.0.1", 8080)).isTrue();
        assertThat(open("127.0.0.1:8080", "127.0.0.1", 5432)).isFalse();
        assertThat(open("[::1]:80", "::1", 80)).isTrue();
        assertThat(open("fd00::/8", "fd00::5", 80)).isTrue();
        assertThat(open("localhost", "LocalHost.", 80)).isTrue();
        assertThat(open("localhost", "127.0.0.1", 80)).isFalse();
        assertThat(AllowedHosts.of(List.of("*.Local.example")).name("a.b.local.example", 80))
                .isTrue();
        assertThat(AllowedHosts.of(List.of("*.local.example")).name("evil-local.example", 80))
                .isFalse();
        assertThat(AllowedHosts.of(List.of("local.example")).name("local.example.evil", 80))
                .isFalse();
    }

    private static boolean open(String entry, String host, int port) throws UnknownHostException {
        try {
            new AddressGuard(AllowedHosts.of(List.of(entry))).resolve(host, port);
            return true;
        } catch (RefusedAddressException refused) {
            return false;
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "*", "10.0.0.0/33", "http://x", "a b", "x:99999", "*.*.x", "300.1.1.1"})
    void what_is_no_host_is_not_listed(String entry) {
        assertThatIllegalArgumentException().isThrownBy(() -> AllowedHosts.of(List.of(entry)));
    }
}
