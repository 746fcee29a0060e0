package eo.caravan.routes.configuration;

import java.util.Locale;
import java.util.function.Function;

/**
 * One thing that can be set.
 *
 * @param name as in the configuration file, for example {@code http.port}
 * @param fallback the text that stands where nobody set it; empty means that the setting is off
 * @param help what it does and in which unit, one line
 * @param reader turns the text into the value; says in its exception what would be valid
 */
record Key<T>(String name, String fallback, String help, Function<String, T> reader) {
    /** The environment variable that sets it: {@code CARAVAN_HTTP_PORT} for {@code http.port}. */
    String variable() {
        return Settings.VARIABLE_PREFIX
                + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
    }
}
