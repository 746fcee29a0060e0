package eo.caravan.routes.account;

import eo.caravan.routes.error.ErrorRoutes;
import org.apache.camel.builder.RouteBuilder;

/** Tells users about themselves. */
public final class AccountRoutes extends RouteBuilder {
    private final DescribeAccount describeAccount;

    public AccountRoutes(DescribeAccount describeAccount) {
        this.describeAccount = describeAccount;
    }

    @Override
    public void configure() {
        from("direct:describe-account")
                .routeId("describe-account")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(describeAccount, "describe(${exchangeProperty.user})")
                .marshal("json");
    }
}
