package eo.caravan.processors.plan;

import eo.caravan.api.process.ProcessSpec;
import eo.caravan.api.process.ProcessSpecs;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessFamily;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The processes that this back-end serves: those that are implemented and that have a definition. Immutable, safe for many
 * threads.
 */
public final class ProcessRegistry {
    private final SortedMap<String, ServedProcess> served = new TreeMap<>();
    private final SortedMap<String, Process> implemented;

    private ProcessRegistry(SortedMap<String, Process> implemented, ProcessSpecs specs) {
        this.implemented = implemented;
        implemented.forEach((id, process) -> specs.find(id).ifPresent(spec -> served.put(id, checked(spec, process))));
    }

    /** All implementations on the class path, with the definitions of the contract. */
    public static ProcessRegistry standard() {
        return new ProcessRegistry(onClassPath(), ProcessSpecs.standard());
    }

    private static SortedMap<String, Process> onClassPath() {
        SortedMap<String, Process> found = new TreeMap<>();
        for (Process process : ServiceLoader.load(Process.class)) {
            OpenEoProcess id = process.getClass().getAnnotation(OpenEoProcess.class);
            if (id == null) {
                throw new IllegalStateException(process.getClass() + " lacks @OpenEoProcess");
            }
            add(found, id.value(), process);
        }
        for (ProcessFamily family : ServiceLoader.load(ProcessFamily.class)) {
            family.processes().forEach((id, process) -> add(found, id, process));
        }
        return found;
    }

    private static void add(Map<String, Process> found, String id, Process process) {
        if (found.put(id, process) != null) {
            throw new IllegalStateException("there are two implementations of " + id);
        }
    }

    private static ServedProcess checked(ProcessSpec spec, Process process) {
        if (process instanceof CubeProcess<?> cubeProcess) {
            RecordBinding.of(cubeProcess).check(spec);
        }
        return new ServedProcess(spec, process);
    }

    /** The process of this id, or empty where it is not served. */
    public Optional<ServedProcess> find(String id) {
        return Optional.ofNullable(served.get(id));
    }

    /** Every process that is served, sorted by id. */
    public List<ServedProcess> all() {
        return List.copyOf(served.values());
    }

    /** The definitions of every process that is served, sorted by id. */
    public List<ProcessSpec> specs() {
        return served.values().stream().map(ServedProcess::spec).toList();
    }

    /** The ids of all implementations, also of those that lack a definition. */
    public Set<String> implemented() {
        return Collections.unmodifiableSet(implemented.keySet());
    }
}
