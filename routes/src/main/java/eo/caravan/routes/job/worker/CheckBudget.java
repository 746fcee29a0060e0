package eo.caravan.routes.job.worker;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.billing.Tariff;
import java.math.BigDecimal;

/** Refuses a job that would cost more than its owner allows, before anything is computed. */
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
    public JobOutput check(RunningJob job, JobOutput output) {
        BigDecimal budget = job.claimed().job().budget();
        BigDecimal costs = tariff.costs(output.cells());
        if (budget != null && costs.compareTo(budget) > 0) {
            throw new OpenEoException(
                    ApiErrorCode.PAYMENT_REQUIRED,
                    "The job would cost " + costs.toPlainString() + " " + tariff.currency()
                            + ", more than its budget of " + budget.toPlainString()
                            + ". Raise the budget, or ask for fewer cells (extent, resolution, dates, bands).");
        }
        return output;
    }
}
