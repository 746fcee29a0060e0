package eo.caravan.routes;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.error.ErrorRoutes;
import java.util.Set;
import org.apache.camel.builder.RouteBuilder;

/** Answers the operations of the contract that are not built yet with 501. */
final class UnsupportedRoutes extends RouteBuilder {
    private final Set<String> operationIds;

    UnsupportedRoutes(Set<String> operationIds) {
        this.operationIds = operationIds;
    }

    @Override
    public void configure() {
        for (String operationId : operationIds) {
            from("direct:" + operationId)
                    .routeId(operationId)
                    .routeConfigurationId(ErrorRoutes.ANSWERS)
                    .throwException(new OpenEoException(
                            ApiErrorCode.FEATURE_UNSUPPORTED,
                            "This back-end does not offer '" + operationId
                                    + "'. GET / lists the endpoints that it has."));
        }
    }
}
