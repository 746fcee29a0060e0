package eo.caravan.processors.output.table;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.execute.ChunkExecutor;
import java.io.IOException;

/** Hands the cells of blocks of records over as rows. */
public final class TableRows implements ChunkExecutor.Sink<Chunk> {
    private final Table table;
    private final RowWriter writer;
    private final int[] keys;
    private final double[] values;

    public TableRows(Table table, RowWriter writer) {
        this.table = table;
        this.writer = writer;
        this.keys = new int[table.keys().size()];
        this.values = new double[table.values().size()];
    }

    @Override
    public void accept(Chunk block) throws IOException {
        int[] index = new int[block.region().dimensions()];
        if (!table.hasGeometries()) {
            rows(block, index, 0, -1);
            return;
        }
        int records = table.records();
        for (int i = 0; i < block.region().size(records); i++) {
            index[records] = i;
            rows(block, index, 0, block.region().from(records) + i);
        }
    }

    private void rows(Chunk block, int[] index, int key, int feature) throws IOException {
        if (key == keys.length) {
            row(block, index, feature);
            return;
        }
        int dimension = table.keys().get(key);
        for (int i = 0; i < block.region().size(dimension); i++) {
            index[dimension] = i;
            keys[key] = block.region().from(dimension) + i;
            rows(block, index, key + 1, feature);
        }
    }

    private void row(Chunk block, int[] index, int feature) throws IOException {
        Region region = block.region();
        for (int i = 0; i < values.length; i++) {
            if (table.wide() >= 0) {
                index[table.wide()] = i;
            }
            int position = 0;
            for (int d = 0; d < index.length; d++) {
                position += index[d] * region.stride(d);
            }
            values[i] = block.values()[position];
        }
        writer.row(feature, keys, values);
    }
}
