package eo.caravan.processors.source.network;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hosts and networks that may be asked although their addresses are not public: what an operator lists. A name stands for itself, or
 * with {@code *.} for all below it; an address or a block in CIDR notation for its addresses. A port behind it
 * ({@code data.local:8080}, {@code [fd00::1]:80}) restricts it to that port.
 */
public final class AllowedHosts {
    /** No host. */
    public static final AllowedHosts NONE = new AllowedHosts(List.of());

    private static final Pattern BRACKETS = Pattern.compile("\\[([^\\]]+)\\](?::(\\d{1,5}))?");
    private static final Pattern PORT = Pattern.compile("([^:]+):(\\d{1,5})");
    private static final Pattern NAME =
            Pattern.compile("(\\*\\.)?[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*");

    /** One entry: a block or else a name; port 0 is any. */
    private record Entry(AddressBlock block, String name, int port) {
        boolean port(int asked) {
            return port == 0 || port == asked;
        }
    }

    private final List<Entry> entries;

    private AllowedHosts(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * Reads entries.
     *
     * @throws IllegalArgumentException naming what would be valid
     */
    public static AllowedHosts of(List<String> texts) {
        List<Entry> entries = new ArrayList<>();
        for (String text : texts) {
            entries.add(entry(text.strip().toLowerCase(Locale.ROOT)));
        }
        return new AllowedHosts(List.copyOf(entries));
    }

    private static Entry entry(String text) {
        Matcher matcher = BRACKETS.matcher(text);
        if (!matcher.matches()) {
            matcher = PORT.matcher(text);
        }
        boolean split = matcher.matches();
        String host = split ? matcher.group(1) : text;
        int port = split && matcher.group(2) != null ? Integer.parseInt(matcher.group(2)) : 0;
        if (port <= 65_535) {
            if (AddressBlock.literal(host.replaceFirst("/\\d+$", ""))) {
                return new Entry(AddressBlock.parse(host), null, port);
            }
            if (NAME.matcher(host).matches()) {
                return new Entry(null, host, port);
            }
        }
        throw new IllegalArgumentException(
                "hosts and networks such as data.example, *.example, 10.1.0.0/16 or data.example:8080, not '" + text
                        + "'");
    }

    /** Whether a name, in lower case and without a closing dot, is listed. */
    boolean name(String host, int port) {
        return entries.stream()
                .filter(entry -> entry.name != null && entry.port(port))
                .anyMatch(entry ->
                        entry.name.startsWith("*.") ? host.endsWith(entry.name.substring(1)) : host.equals(entry.name));
    }

    /** Whether an address is listed. */
    boolean address(InetAddress address, int port) {
        return entries.stream()
                .anyMatch(entry -> entry.block != null && entry.port(port) && entry.block.contains(address));
    }
}
