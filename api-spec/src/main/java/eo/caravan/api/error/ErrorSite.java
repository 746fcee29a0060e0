package eo.caravan.api.error;

import java.util.StringJoiner;

/**
 * Where something went wrong, as far as it is known; every part may be {@code null}.
 *
 * @param node id of the process graph node
 * @param process id of the process
 * @param argument name of the argument
 * @param file the file that was read or written
 */
public record ErrorSite(String node, String process, String argument, String file) {
    private static final int LONGEST_NAME = 200;

    public static final ErrorSite UNKNOWN = new ErrorSite(null, null, null, null);

    /** This site, with what it does not know taken from {@code outer}. */
    public ErrorSite within(ErrorSite outer) {
        return new ErrorSite(
                node != null ? node : outer.node,
                process != null ? process : outer.process,
                argument != null ? argument : outer.argument,
                file != null ? file : outer.file);
    }

    /** The same place, an argument of it. */
    public ErrorSite argument(String name) {
        return new ErrorSite(node, process, name, file);
    }

    /** The known parts in words, with a colon behind them; empty where nothing is known. */
    public String describe() {
        StringJoiner parts = new StringJoiner(", ", "", ": ").setEmptyValue("");
        add(parts, "node", node);
        add(parts, "process", process);
        add(parts, "argument", argument);
        add(parts, "file", file);
        return parts.toString();
    }

    private static void add(StringJoiner parts, String what, String name) {
        if (name != null) {
            parts.add(what + " '" + shortened(name) + "'");
        }
    }

    /** A name as it can stand in a message: users may send names of any length. */
    public static String shortened(String name) {
        return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME) + "…";
    }
}
