package eo.caravan.routes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.source.CollectionCatalog;
import eo.caravan.processors.source.LoadRequest;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A catalog of one collection whose pixels are all one, but only once the test lets them be read. */
final class SlowCollection implements CollectionCatalog {
    final CountDownLatch reading = new CountDownLatch(1);
    final CountDownLatch readable = new CountDownLatch(1);

    @Override
    public List<String> ids() {
        return List.of("ONES");
    }

    @Override
    public ObjectNode describe(String id) {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public JsonNode queryables(String id) {
        return JsonNodeFactory.instance.objectNode();
    }

    @Override
    public Cube open(LoadRequest request) {
        Grid grid = new Grid(Crs.WGS84, 10, 47, 0.5, -0.5, 4, 2);
        Shape shape = new Shape(List.of(grid.y("y"), grid.x("x")), Encoding.FLOAT64);
        return new Cube() {
            @Override
            public Shape shape() {
                return shape;
            }

            @Override
            public Chunk read(Region region) {
                reading.countDown();
                try {
                    readable.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                Chunk chunk = Chunk.zeros(region);
                java.util.Arrays.fill(chunk.values(), 1);
                return chunk;
            }
        };
    }
}
