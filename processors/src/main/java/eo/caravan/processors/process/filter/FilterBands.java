package eo.caravan.processors.process.filter;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.PickedCube;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.StepLog;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps bands by name, common name or wavelength, in the order asked for, each once. A criterion that fits no band keeps
 * nothing and is told in the log.
 *
 * <p>Errors: BandFilterParameterMissing without any criterion, DimensionMissing without a dimension of bands.
 */
@OpenEoProcess("filter_bands")
@AutoService(Process.class)
public final class FilterBands implements CubeProcess<FilterBands.Arguments> {
    /**
     * The parameters.
     *
     * @param bands names or common names
     * @param wavelengths pairs of the shortest and longest wavelength, in micrometres, both inclusive
     */
    public record Arguments(Cube data, List<Object> bands, List<Object> wavelengths) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        List<Object> names = orEmpty(arguments.bands);
        List<Object> ranges = orEmpty(arguments.wavelengths);
        if (names.isEmpty() && ranges.isEmpty()) {
            throw new OpenEoException(ProcessErrorCode.BAND_FILTER_PARAMETER_MISSING, Map.of());
        }
        Cube data = arguments.data;
        List<Integer> positions = data.shape().ofType(DimensionType.BANDS);
        if (positions.isEmpty()) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_MISSING,
                    "The data has no dimension of type bands. It has: "
                            + String.join(", ", data.shape().names()) + ".");
        }
        int position = positions.get(0);
        Dimension dimension = data.shape().dimension(position);
        Set<Integer> kept = new LinkedHashSet<>();
        names.forEach(name -> keep(kept, byName(dimension, name), name, dimension, context));
        ranges.forEach(range -> keep(kept, byWavelength(dimension, range), range, dimension, context));
        return PickedCube.of(
                data, position, kept.stream().mapToInt(Integer::intValue).toArray());
    }

    private static List<Object> orEmpty(List<Object> values) {
        return values == null ? List.of() : values;
    }

    private static void keep(
            Set<Integer> kept,
            Collection<Integer> found,
            Object criterion,
            Dimension dimension,
            ProcessContext context) {
        if (found.isEmpty()) {
            context.log()
                    .add(
                            StepLog.Level.WARNING,
                            "No band fits " + criterion + ". There are: " + dimension.labels() + ".",
                            Map.of());
        }
        kept.addAll(found);
    }

    private static List<Integer> byName(Dimension dimension, Object name) {
        if (dimension instanceof Dimension.Bands bands) {
            return bands.matching(String.valueOf(name));
        }
        int index = dimension.indexOf(name);
        return index < 0 ? List.of() : List.of(index);
    }

    private static List<Integer> byWavelength(Dimension dimension, Object range) {
        if (!(range instanceof List<?> pair)
                || pair.size() != 2
                || !(pair.get(0) instanceof Number low)
                || !(pair.get(1) instanceof Number high)) {
            throw OpenEoException.invalid(
                    "filter_bands",
                    "wavelengths",
                    "Give pairs of numbers, for example [[0.45, 0.5]], not " + range + ".");
        }
        Set<Integer> found = new LinkedHashSet<>();
        if (dimension instanceof Dimension.Bands bands) {
            for (int i = 0; i < bands.size(); i++) {
                Band band = bands.bands().get(i);
                if (band.wavelength() != null
                        && band.wavelength() >= low.doubleValue()
                        && band.wavelength() <= high.doubleValue()) {
                    found.add(i);
                }
            }
        }
        return List.copyOf(found);
    }
}
