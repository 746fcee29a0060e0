package eo.caravan.processors.process.period;

import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.Callback;
import eo.caravan.processors.process.Cubes;
import eo.caravan.processors.process.ProcessFamily;
import eo.caravan.processors.process.array.Count;
import eo.caravan.processors.process.array.Elements;
import eo.caravan.processors.process.math.Statistics;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Reducers of the real processes, and a cube that notes what is read of it. */
final class Reducers {
    static final Callback MEAN = of(new Statistics(), "mean");
    static final Callback SUM = of(new Statistics(), "sum");
    static final Callback MAX = of(new Statistics(), "max");
    static final Callback FIRST = of(new Elements(), "first");
    static final Callback LAST = of(new Elements(), "last");
    static final Callback COUNT = Cubes.callback(parameters -> new Count()
            .processes()
            .get("count")
            .compile(Map.of(
                    "data",
                    parameters.get("data"),
                    "condition",
                    new Operand.Constant(null),
                    "context",
                    new Operand.Constant(null))));

    private Reducers() {}

    private static Callback of(ProcessFamily family, String id) {
        return Cubes.callback(parameters -> family.processes()
                .get(id)
                .compile(Map.of("data", parameters.get("data"), "ignore_nodata", new Operand.Constant(true))));
    }

    /** The element with a label. */
    static Callback labelled(UnaryOperator<List<Object>> choose) {
        return Cubes.callback(parameters -> {
            Operand.Elements data = (Operand.Elements) parameters.get("data");
            return data.elements()
                    .get(data.labels().indexOf(choose.apply(data.labels()).get(0)));
        });
    }

    /** The same cube; every region that is read is added to {@code asked}. */
    static Cube watched(Cube cube, List<Region> asked) {
        return new Cube() {
            @Override
            public Shape shape() {
                return cube.shape();
            }

            @Override
            public Chunk read(Region region) {
                asked.add(region);
                return cube.read(region);
            }
        };
    }
}
