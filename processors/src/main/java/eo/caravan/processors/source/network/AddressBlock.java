package eo.caravan.processors.source.network;

import java.net.InetAddress;
import java.net.UnknownHostException;

/**
 * Addresses that begin with the same bits.
 *
 * @param network an address of the block, 4 or 16 bytes
 * @param bits how many of its bits count
 */
record AddressBlock(byte[] network, int bits) {
    /**
     * A block written as {@code 10.0.0.0/8} or {@code fc00::/7}; without a slash it is the one address.
     *
     * @throws IllegalArgumentException where it is none
     */
    static AddressBlock parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        if (!literal(address)) {
            throw new IllegalArgumentException("'" + text + "' is no block of addresses");
        }
        try {
            byte[] network = InetAddress.getByName(address).getAddress();
            int bits = slash < 0 ? network.length * 8 : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > network.length * 8) {
                throw new IllegalArgumentException("'" + text + "' is no block of addresses");
            }
            return new AddressBlock(network, bits);
        } catch (UnknownHostException | NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is no block of addresses", e);
        }
    }

    /** Whether a text is an address rather than a name: what {@link InetAddress} understands without asking anybody. */
    static boolean literal(String text) {
        return text.matches("\\d+\\.\\d+\\.\\d+\\.\\d+") || text.matches("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");
    }

    boolean contains(InetAddress address) {
        byte[] other = address.getAddress();
        if (other.length != network.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = bits - bit >= 8 ? 0xFF : 0xFF << (8 - (bits - bit)) & 0xFF;
            if (((other[bit / 8] ^ network[bit / 8]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
