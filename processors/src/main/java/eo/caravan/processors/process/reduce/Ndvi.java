package eo.caravan.processors.process.reduce;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.ErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.InsertedCube;
import eo.caravan.processors.kernel.Operand;
import eo.caravan.processors.process.CellResult;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import eo.caravan.processors.process.merge.MergeCubes;
import java.util.List;
import java.util.Optional;

/**
 * (nir − red) / (nir + red), from −1 to 1 for non-negative reflectances; no data where either is. The dimension of bands is
 * dropped, or kept with the result as a further band.
 *
 * <p>Errors: DimensionAmbiguous, NirBandAmbiguous, RedBandAmbiguous, BandExists.
 */
@OpenEoProcess("ndvi")
@AutoService(Process.class)
public final class Ndvi implements CubeProcess<Ndvi.Arguments> {
    /**
     * The parameters.
     *
     * @param nir name or common name of the near infrared band
     * @param red name or common name of the red band
     * @param targetBand name of the band to add; {@code null} drops the dimension of bands
     */
    public record Arguments(Cube data, String nir, String red, String targetBand) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        Cube data = arguments.data;
        List<Integer> positions = data.shape().ofType(DimensionType.BANDS);
        if (positions.size() != 1) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_AMBIGUOUS,
                    "ndvi needs exactly one dimension of type bands; the data has " + positions.size() + ".");
        }
        int position = positions.get(0);
        Dimension bands = data.shape().dimension(position);
        Problems problems = new Problems();
        Optional<Integer> nir =
                problems.attempt(() -> band(bands, arguments.nir, "nir", ProcessErrorCode.NIR_BAND_AMBIGUOUS));
        Optional<Integer> red =
                problems.attempt(() -> band(bands, arguments.red, "red", ProcessErrorCode.RED_BAND_AMBIGUOUS));
        if (arguments.targetBand != null && bands.indexOf(arguments.targetBand) >= 0) {
            problems.add(new OpenEoException(
                            ProcessErrorCode.BAND_EXISTS,
                            "A band '" + arguments.targetBand + "' exists already. Choose another target_band.")
                    .argument("target_band"));
        }
        problems.throwIfAny();
        List<Operand> rows = CellResult.elements(data.shape(), position).elements();
        CellResult index = CellResult.of(
                new NormalizedDifferenceCells(rows.get(nir.orElseThrow()), rows.get(red.orElseThrow())),
                bands.size(),
                "ndvi");
        Cube reduced = new ReduceCube(data, position, index.program(), index.encoding());
        if (arguments.targetBand == null) {
            return reduced;
        }
        Dimension target = bands instanceof Dimension.Bands
                ? new Dimension.Bands(bands.name(), List.of(Band.named(arguments.targetBand)))
                : new Dimension.Labelled(bands.name(), bands.type(), List.of(arguments.targetBand));
        return MergeCubes.concatenate(data, new InsertedCube(reduced, position, target));
    }

    private static int band(Dimension dimension, String name, String role, ErrorCode code) {
        List<Integer> found = dimension instanceof Dimension.Bands bands
                ? bands.matching(name)
                : List.of(dimension.indexOf(name)).stream().filter(i -> i >= 0).toList();
        if (found.size() == 1) {
            return found.get(0);
        }
        String problem =
                found.isEmpty() ? "No band has the name or common name '" : "Several bands have the common name '";
        throw new OpenEoException(
                        code,
                        problem + name + "'. Give the name of the band in '" + role + "': one of " + dimension.labels()
                                + ".")
                .argument(role);
    }
}
