package eo.caravan.processors.process.save;

import com.google.auto.service.AutoService;
import eo.caravan.api.error.Problems;
import eo.caravan.processors.output.ResultDescription;
import eo.caravan.processors.output.StacStep;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import eo.caravan.processors.process.Process;
import eo.caravan.processors.process.ProcessContext;

/**
 * Notes that a result is to be copied to a workspace once it is written; whether the user may export there shows at once.
 *
 * <p>Errors: ProcessParameterInvalid.
 */
@OpenEoProcess("export_workspace")
@AutoService(Process.class)
public final class ExportWorkspace implements CubeProcess<ExportWorkspace.Arguments> {
    /** The parameters. */
    public record Arguments(ResultDescription data, String workspace, String merge) {}

    @Override
    public Object apply(Arguments arguments, ProcessContext context) {
        context.data().user().checkExport(arguments.workspace, arguments.merge);
        return arguments.data.then(new StacStep.Export(arguments.workspace, arguments.merge));
    }

    @Override
    public void check(Arguments known, ProcessContext context, Problems problems) {
        if (known.workspace != null) {
            problems.attempt(() -> {
                context.data().user().checkExport(known.workspace, known.merge);
                return known.workspace;
            });
        }
    }
}
