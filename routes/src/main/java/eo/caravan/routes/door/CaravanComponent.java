package eo.caravan.routes.door;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Endpoint;
import org.apache.camel.support.DefaultComponent;

/**
 * The endpoints {@code caravan:job}, {@code caravan:result}, {@code caravan:files}, {@code caravan:upload} and {@code caravan:events}.
 * Whoever may write routes may act as every user: a route names the account whose work it does.
 */
public final class CaravanComponent extends DefaultComponent {
    private static final String EVENTS = "events";

    private final Map<String, Door> doors;
    private final Set<String> subscriptions = ConcurrentHashMap.newKeySet();

    /** @param verbs what the doors do */
    public CaravanComponent(DoorVerbs verbs) {
        this.doors = new TreeMap<>(Map.of(
                "job", new JobDoor(verbs),
                "result", new ResultDoor(verbs),
                "files", new FilesDoor(verbs),
                "upload", new UploadDoor(verbs)));
    }

    @Override
    protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
        DoorOptions options = DoorOptions.take(parameters);
        if (remaining.equals(EVENTS)) {
            return new EventsEndpoint(uri, this, options, subscriptions);
        }
        Door door = doors.get(remaining);
        if (door == null) {
            Set<String> known = new TreeSet<>(doors.keySet());
            known.add(EVENTS);
            throw new IllegalArgumentException("There is no endpoint caravan:" + remaining + ", only " + known + ".");
        }
        if (options.user() == null) {
            throw new IllegalArgumentException(
                    "caravan:" + remaining + " needs user=NAME, the account whose work it does.");
        }
        return new DoorEndpoint(uri, this, door, options);
    }
}
