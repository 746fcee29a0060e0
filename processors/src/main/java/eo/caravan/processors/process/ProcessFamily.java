package eo.caravan.processors.process;

import java.util.Map;

/** Several value processes that share a file; carries {@code @AutoService(ProcessFamily.class)}. */
public interface ProcessFamily {
    /** The processes by their ids. */
    Map<String, ValueProcess> processes();
}
