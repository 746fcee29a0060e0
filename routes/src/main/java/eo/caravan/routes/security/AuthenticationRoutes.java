package eo.caravan.routes.security;

import org.apache.camel.builder.RouteBuilder;

/** The steps by which other routes learn their user: the account is left in the exchange property {@code user}. */
public final class AuthenticationRoutes extends RouteBuilder {
    private final AuthenticateUser authenticateUser;

    public AuthenticationRoutes(AuthenticateUser authenticateUser) {
        this.authenticateUser = authenticateUser;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from("direct:authenticate")
                .routeId("authenticate")
                .setProperty("user", method(authenticateUser, "authenticate(${header.Authorization})"));

        from("direct:recognize")
                .routeId("recognize")
                .filter(header("Authorization").isNotNull())
                .to("direct:authenticate");
    }
}
