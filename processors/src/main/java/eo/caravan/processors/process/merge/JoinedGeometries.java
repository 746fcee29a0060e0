package eo.caravan.processors.process.merge;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.geometry.SameGeometry;
import eo.caravan.processors.projection.CoordinateSystems;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Joins two dimensions of geometries: those of the first in their order, then those that only the second has. */
final class JoinedGeometries {
    private static final List<String> BASES = List.of("points", "lines", "polygons");

    private JoinedGeometries() {}

    /**
     * The joined dimension. A geometry that both have keeps the identifier of the first, and the properties of both.
     *
     * @throws OpenEoException IncompatibleDataCubes where the reference systems differ, IncompatibleGeometryTypes for example for
     *     points and polygons
     */
    static JoinedDimension of(Dimension.Geometries one, Dimension.Geometries other) {
        if (!CoordinateSystems.same(one.crs(), other.crs())) {
            throw new OpenEoException(
                    ProcessErrorCode.INCOMPATIBLE_DATA_CUBES,
                    "The geometries of the first cube are in " + one.crs().definition() + ", those of the second in "
                            + other.crs().definition() + ". Bring them into one system with vector_reproject first.");
        }
        Set<String> first = bases(one);
        Set<String> second = bases(other);
        if (!first.containsAll(second) && !second.containsAll(first)) {
            throw new OpenEoException(
                    ProcessErrorCode.INCOMPATIBLE_GEOMETRY_TYPES,
                    "The first cube has " + String.join(" and ", first) + ", the second " + String.join(" and ", second)
                            + ". These cannot be merged.");
        }
        return join(one, other);
    }

    private static JoinedDimension join(Dimension.Geometries one, Dimension.Geometries other) {
        int[] places = SameGeometry.find(other.features(), one.features());
        List<Feature> features = new ArrayList<>(one.features());
        List<Integer> inSecond = new ArrayList<>();
        for (int i = 0; i < one.size(); i++) {
            inSecond.add(-1);
        }
        for (int i = 0; i < places.length; i++) {
            Feature feature = other.features().get(i);
            if (places[i] < 0) {
                features.add(feature);
                inSecond.add(i);
            } else {
                features.set(places[i], both(features.get(places[i]), feature));
                inSecond.set(places[i], i);
            }
        }
        int[] inFirst = new int[features.size()];
        Arrays.setAll(inFirst, i -> i < one.size() ? i : -1);
        return new JoinedDimension(
                new Dimension.Geometries(one.name(), one.crs(), features),
                inFirst,
                inSecond.stream().mapToInt(Integer::intValue).toArray());
    }

    private static Feature both(Feature one, Feature other) {
        Map<String, Object> properties = new LinkedHashMap<>(one.properties());
        other.properties().forEach(properties::putIfAbsent);
        return new Feature(one.id() == null ? other.id() : one.id(), one.geometry(), properties);
    }

    private static Set<String> bases(Dimension.Geometries geometries) {
        Set<String> bases = new TreeSet<>();
        geometries.features().stream()
                .filter(feature -> !feature.geometry().isEmpty())
                .forEach(feature -> bases.add(BASES.get(feature.geometry().getDimension())));
        return bases;
    }
}
