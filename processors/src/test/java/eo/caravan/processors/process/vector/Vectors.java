package eo.caravan.processors.process.vector;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import eo.caravan.api.graph.ProcessGraph;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.geometry.GeometryCube;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.plan.JsonValues;
import eo.caravan.processors.plan.PlanRun;
import eo.caravan.processors.plan.ProcessRegistry;
import eo.caravan.processors.process.Cubes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/** Small vector cubes to be checked by hand. */
public final class Vectors {
    private static final GraphPlanner PLANNER = new GraphPlanner(ProcessRegistry.standard());

    public static final Crs UTM = Crs.epsg(32632);

    private Vectors() {}

    /** A JSON object, with ' for ". */
    @SuppressWarnings("unchecked") // an object becomes a map
    public static Map<String, Object> json(String json) {
        try {
            return (Map<String, Object>) JsonValues.value(new ObjectMapper().readTree(json.replace('\'', '"')));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(json, e);
        }
    }

    public static Geometry wkt(String wkt) {
        try {
            return new WKTReader().read(wkt);
        } catch (ParseException e) {
            throw new IllegalArgumentException(wkt, e);
        }
    }

    /** Geometries with the identifiers g0, g1, … and the properties n = 0, 1, …. */
    public static Dimension.Geometries geometries(Crs crs, String... wkt) {
        List<Feature> features = new ArrayList<>();
        for (int i = 0; i < wkt.length; i++) {
            features.add(new Feature("g" + i, wkt(wkt[i]), Map.of("n", (double) i)));
        }
        return new Dimension.Geometries("geometry", crs, features);
    }

    /** A cube of geometries alone, in metres. */
    public static Cube cube(String... wkt) {
        return new GeometryCube(geometries(UTM, wkt));
    }

    /** A cube of geometries and times, the cells 0, 1, 2, … with the times running fastest. */
    public static Cube counting(Dimension.Geometries geometries, Dimension... others) {
        List<Dimension> dimensions = new ArrayList<>(List.of(geometries));
        dimensions.addAll(List.of(others));
        Shape shape = new Shape(dimensions, Encoding.FLOAT64);
        double[] values = new double[(int) shape.whole().cells()];
        Arrays.setAll(values, i -> i);
        return new ArrayCube(shape, values);
    }

    public static Dimension.Geometries of(Object cube) {
        return (Dimension.Geometries)
                ((Cube) cube).shape().dimension(((Cube) cube).shape().index("geometry"));
    }

    public static List<String> labels(Object cube) {
        return of(cube).labels().stream().map(String::valueOf).toList();
    }

    /** Calls a process; {@code {'from_parameter':'cube'}} in its arguments, with ' for ", is the cube. */
    public static Object call(String process, String arguments, Cube cube) {
        return call(process, arguments, Map.of("cube", cube));
    }

    /** Calls a process with several cubes by their names. */
    public static Object call(String process, String arguments, Map<String, Object> cubes) {
        String graph = "{'p':{'process_id':'" + process + "','arguments':{" + arguments + "},'result':true}}";
        try {
            ProcessGraph parsed = ProcessGraph.parse(new ObjectMapper().readTree(graph.replace('\'', '"')));
            return new PlanRun(PLANNER.plan(parsed, cubes.keySet()), cubes, step -> Cubes.CONTEXT).runAll();
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(graph, e);
        }
    }
}
