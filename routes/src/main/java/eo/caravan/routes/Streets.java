package eo.caravan.routes;

import eo.caravan.api.contract.Contract;
import eo.caravan.persistence.account.PasswordHasher;
import eo.caravan.routes.account.AccountRoutes;
import eo.caravan.routes.account.DescribeAccount;
import eo.caravan.routes.capabilities.CapabilitiesRoutes;
import eo.caravan.routes.capabilities.Conformance;
import eo.caravan.routes.capabilities.DescribeCapabilities;
import eo.caravan.routes.capabilities.ListVersions;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.security.AuthenticateUser;
import eo.caravan.routes.security.AuthenticationRoutes;
import eo.caravan.routes.security.LogIn;
import eo.caravan.routes.security.SecurityRoutes;
import eo.caravan.routes.security.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.RoutesBuilder;

/** The routes of every resource with the beans that they name. */
final class Streets {
    private final CaravanConfiguration configuration;
    private final Contract contract;
    private final Services services;

    Streets(CaravanConfiguration configuration, Contract contract, Services services) {
        this.configuration = configuration;
        this.contract = contract;
        this.services = services;
    }

    /**
     * All routes that serve operations of the contract, or are called by those that do.
     *
     * @param served tells of an operationId whether it is answered, once all routes are there
     */
    List<RoutesBuilder> routes(Predicate<String> served) {
        List<RoutesBuilder> routes = new ArrayList<>();
        routes.add(capabilities(served));
        routes.addAll(security());
        routes.add(new AccountRoutes(new DescribeAccount()));
        return routes;
    }

    /** Handlers beside the routes. */
    List<HttpExtension> extensions() {
        return List.of();
    }

    private RoutesBuilder capabilities(Predicate<String> served) {
        Conformance conformance = new Conformance();
        return new CapabilitiesRoutes(
                new DescribeCapabilities(
                        contract, configuration.service(), configuration.billing(), conformance, served),
                new ListVersions(contract, configuration.service()),
                conformance);
    }

    private List<RoutesBuilder> security() {
        Tokens tokens =
                new Tokens(services.secret("tokens"), configuration.security().tokenLifetime(), services.clock());
        LogIn logIn = new LogIn(services.accounts(), new PasswordHasher(), tokens, services.clock());
        return List.of(
                new SecurityRoutes(logIn), new AuthenticationRoutes(new AuthenticateUser(tokens, services.accounts())));
    }
}
