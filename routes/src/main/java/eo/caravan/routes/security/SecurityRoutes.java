package eo.caravan.routes.security;

import eo.caravan.routes.error.ErrorRoutes;
import org.apache.camel.builder.RouteBuilder;

/** Answers requests to log in. */
public final class SecurityRoutes extends RouteBuilder {
    private final LogIn logIn;

    public SecurityRoutes(LogIn logIn) {
        this.logIn = logIn;
    }

    @Override
    public void configure() {
        from("direct:authenticate-basic")
                .routeId("authenticate-basic")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(logIn, "logIn(${header.Authorization})")
                .marshal("json");
    }
}
