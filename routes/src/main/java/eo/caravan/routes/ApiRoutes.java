package eo.caravan.routes;

import eo.caravan.routes.contract.ContractSkeleton;
import eo.caravan.routes.http.ApiPaths;
import org.apache.camel.builder.RouteBuilder;

/** The contract: every operation of it is answered by the route {@code direct:<operationId>}, or the server does not start. */
final class ApiRoutes extends RouteBuilder {
    @Override
    public void configure() {
        restConfiguration()
                .component("platform-http")
                .contextPath(ApiPaths.BASE)
                .clientRequestValidation(false)
                .enableCORS(false);

        rest().openApi().specification(ContractSkeleton.LOCATION).routeId("api").missingOperation("fail");
    }
}
