package eo.caravan.processors.source.array.hdf;

import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.array.ArrayFile;
import eo.caravan.processors.source.array.ArrayVariable;
import eo.caravan.processors.source.array.SourceChannel;
import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * An HDF5 file as arrays. Dimensions are those of the dimension scales that NetCDF-4 attaches; variables of groups are called by their
 * path, as in {@code PRODUCT/latitude}. What the library cannot read is left out.
 */
public final class HdfArrays implements ArrayFile {
    private static final int DEEPEST = 16;
    private static final int MOST = 10_000;

    private final HdfFile file;
    private final ByteSource source;
    private final HdfGuard guard;
    private final List<ArrayVariable> variables = new ArrayList<>();
    private final Map<String, Object> attributes;

    private HdfArrays(ByteSource source) throws IOException {
        SourceChannel channel = new SourceChannel(source);
        this.source = source;
        this.guard = new HdfGuard(channel);
        this.file = guard.call(() -> new HdfFile(channel));
        List<Dataset> datasets = new ArrayList<>();
        guard.call(() -> {
            collect(file, 0, new HashSet<>(), datasets);
            return null;
        });
        datasets.sort(Comparator.comparingLong(Node::getAddress));
        Map<Long, String> scales = new HashMap<>();
        for (Dataset dataset : datasets) {
            scales.put(dataset.getAddress(), path(dataset));
        }
        HdfAttributes reader = new HdfAttributes(guard);
        this.attributes = reader.of(file);
        for (Dataset dataset : datasets) {
            HdfVariable.of(dataset, path(dataset), reader, scales, guard, source)
                    .ifPresent(variables::add);
        }
    }

    /**
     * Reads the structure of a file.
     *
     * @param source stays open; the caller closes it where this fails
     */
    public static ArrayFile open(ByteSource source) throws IOException {
        return new HdfArrays(source);
    }

    private static void collect(Group group, int depth, Set<Long> seen, List<Dataset> found) throws IOException {
        if (depth > DEEPEST || !seen.add(group.getAddress())) {
            return;
        }
        for (Node node : group.getChildren().values()) {
            if (node.isLink()) {
                continue;
            }
            if (node instanceof Dataset dataset && seen.add(dataset.getAddress())) {
                found.add(dataset);
            } else if (node instanceof Group inner) {
                collect(inner, depth + 1, seen, found);
            }
            if (found.size() > MOST) {
                throw new IOException("it has more than " + MOST + " variables");
            }
        }
    }

    private static String path(Node node) {
        String path = node.getPath();
        return path.startsWith("/") ? path.substring(1) : path;
    }

    @Override
    public List<ArrayVariable> variables() {
        return List.copyOf(variables);
    }

    @Override
    public Map<String, Object> attributes() {
        return attributes;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
