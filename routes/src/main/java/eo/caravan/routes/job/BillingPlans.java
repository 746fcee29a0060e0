package eo.caravan.routes.job;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.util.List;
import java.util.Map;

/**
 * The plans by which work can be billed.
 *
 * @param names those that there are, the default first
 */
public record BillingPlans(List<String> names) {

    /**
     * The plan of a name, in whatever case; the default where there is no name.
     *
     * @throws OpenEoException BillingPlanInvalid
     */
    public String resolve(String name) {
        if (name == null) {
            return names.get(0);
        }
        return names.stream()
                .filter(name::equalsIgnoreCase)
                .findFirst()
                .orElseThrow(() -> new OpenEoException(ApiErrorCode.BILLING_PLAN_INVALID, Map.of()));
    }
}
