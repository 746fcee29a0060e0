package eo.caravan.routes.job.worker;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.log.LogLevel;
import eo.caravan.routes.billing.Tariff;
import eo.caravan.routes.graph.GraphRun;
import java.math.BigDecimal;

/** Looks at what a job is to write, and refuses it where that costs more than its owner allows, before anything is computed. */
public final class CheckBudget {
    private final Tariff tariff;

    public CheckBudget(Tariff tariff) {
        this.tariff = tariff;
    }

    /**
     * The output, which may be computed.
     *
     * @throws OpenEoException PaymentRequired
     */
    public JobOutput check(RunningJob job, GraphRun run) {
        JobOutput output = new JobOutput(run.outputs());
        BigDecimal budget = job.claimed().job().budget();
        BigDecimal costs = tariff.costs(output.cells());
        if (budget != null && costs.compareTo(budget) > 0) {
            throw new OpenEoException(
                    ApiErrorCode.PAYMENT_REQUIRED,
                    "The job would cost " + costs.toPlainString() + " " + tariff.currency()
                            + ", more than its budget of " + budget.toPlainString()
                            + ". Raise the budget, or ask for fewer cells (extent, resolution, dates, bands).");
        }
        job.log().add(LogLevel.INFO, "Computing " + output.cells() + " cells.");
        return output;
    }
}
