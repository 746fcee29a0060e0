package eo.caravan.api.account;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Somebody who may use the back-end.
 *
 * @param name the unique user id, letters, digits and {@code _ - . ~}
 * @param created when the account was made
 * @param disabled whether logging in is refused
 */
public record Account(String name, Instant created, boolean disabled) {
    private static final Pattern NAME = Pattern.compile("[\\w\\-.~]{1,255}");

    public Account {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException(
                    "'" + name + "' is no user name: use 1 to 255 letters, digits and the characters _ - . ~");
        }
    }
}
