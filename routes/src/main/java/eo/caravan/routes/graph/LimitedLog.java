package eo.caravan.routes.graph;

import eo.caravan.processors.process.StepLog;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Keeps the log of a walk small: of each node the first entries only, of all nodes together not too many. A node in a callback
 * may run thousands of times, a log that nobody can read helps nobody.
 */
final class LimitedLog implements NodeLog {
    private static final int OF_A_NODE = 100;
    private static final int OF_ALL = 10_000;

    private final NodeLog log;
    private final Map<String, AtomicInteger> ofNode = new ConcurrentHashMap<>();
    private final AtomicInteger all = new AtomicInteger();

    LimitedLog(NodeLog log) {
        this.log = log;
    }

    @Override
    public void add(String node, String process, StepLog.Level level, String code, String message, Object data) {
        int count = ofNode.computeIfAbsent(node, unused -> new AtomicInteger()).incrementAndGet();
        if (count > OF_A_NODE + 1 || all.incrementAndGet() > OF_ALL) {
            return;
        }
        if (count <= OF_A_NODE) {
            log.add(node, process, level, code, message, data);
        } else {
            String note = "This node has written " + OF_A_NODE + " entries; further ones are left out.";
            log.add(node, process, StepLog.Level.INFO, null, note, null);
        }
    }
}
