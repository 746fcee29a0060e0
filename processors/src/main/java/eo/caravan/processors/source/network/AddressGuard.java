package eo.caravan.processors.source.network;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;

/**
 * Finds the addresses of hosts, and refuses those that are not public unless the operator listed them. The client connects to
 * exactly the addresses that were looked at here, for names and for literal addresses, at every redirect; nothing is looked up twice.
 */
final class AddressGuard implements DnsResolver {
    /** Not public though its bits look so: the platform address of a cloud. */
    private static final String CLOUD = "168.63.129.16/32";

    private static final List<AddressBlock> CLOSED = Stream.of(
                    "0.0.0.0/8",
                    "10.0.0.0/8",
                    "100.64.0.0/10",
                    "127.0.0.0/8",
                    "169.254.0.0/16",
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24",
                    "192.88.99.0/24",
                    "192.168.0.0/16",
                    "198.18.0.0/15",
                    "198.51.100.0/24",
                    "203.0.113.0/24",
                    "224.0.0.0/3",
                    CLOUD,
                    "2001::/23",
                    "2001:db8::/32",
                    "2002::/16",
                    "3fff::/20")
            .map(AddressBlock::parse)
            .toList();
    /** Outside of this no IPv6 address is public: mapped and translated IPv4, loopback, local, multicast. */
    private static final AddressBlock OPEN_IPV6 = AddressBlock.parse("2000::/3");

    /** How names become addresses. */
    @FunctionalInterface
    interface Names {
        InetAddress[] addresses(String host) throws UnknownHostException;
    }

    private final AllowedHosts allowed;
    private final Names names;

    AddressGuard(AllowedHosts allowed) {
        this(allowed, InetAddress::getAllByName);
    }

    AddressGuard(AllowedHosts allowed, Names names) {
        this.allowed = allowed;
        this.names = names;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        return checked(host, -1);
    }

    @Override
    public List<InetSocketAddress> resolve(String host, int port) throws UnknownHostException {
        return Arrays.stream(checked(host, port))
                .map(address -> new InetSocketAddress(address, port))
                .toList();
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        checked(host, -1);
        return host;
    }

    private InetAddress[] checked(String host, int port) throws UnknownHostException {
        String name = host.toLowerCase(Locale.ROOT);
        name = name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
        InetAddress[] found = names.addresses(name);
        if (!allowed.name(name, port)) {
            for (InetAddress address : found) {
                if (!open(address) && !allowed.address(address, port)) {
                    throw new RefusedAddressException(host);
                }
            }
        }
        return found;
    }

    /** Whether an address belongs to the public network. */
    static boolean open(InetAddress address) {
        boolean wide = address instanceof Inet4Address || OPEN_IPV6.contains(address);
        return wide && CLOSED.stream().noneMatch(block -> block.contains(address));
    }
}
