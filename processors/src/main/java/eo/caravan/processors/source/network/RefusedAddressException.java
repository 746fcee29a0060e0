package eo.caravan.processors.source.network;

import java.net.UnknownHostException;

/** A host must not be asked, because it leads into a network that is not public. */
final class RefusedAddressException extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    RefusedAddressException(String message) {
        super(message);
    }
}
