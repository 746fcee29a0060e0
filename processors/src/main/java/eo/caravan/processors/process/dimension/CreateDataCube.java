package eo.caravan.processors.process.dimension;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.ArrayCube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;
import java.util.List;

/** A cube without dimensions; its only cell is no data. */
@OpenEoProcess("create_data_cube")
@AutoService(Process.class)
public final class CreateDataCube implements CubeProcess<CreateDataCube.Arguments> {
    /** There are no parameters. */
    public record Arguments() {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        return new ArrayCube(new Shape(List.of(), Encoding.FLOAT32), new double[] {Double.NaN});
    }
}
