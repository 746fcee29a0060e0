package eo.caravan.routes;

import eo.caravan.api.account.Account;
import eo.caravan.api.contract.Contract;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.persistence.account.AccountRow;
import eo.caravan.persistence.account.PasswordHasher;
import eo.caravan.processors.output.ResultWriter;
import eo.caravan.processors.plan.GraphPlanner;
import eo.caravan.processors.process.DataAccess;
import eo.caravan.processors.process.UserData;
import eo.caravan.routes.account.AccountRoutes;
import eo.caravan.routes.account.DescribeAccount;
import eo.caravan.routes.billing.Tariff;
import eo.caravan.routes.broker.Queues;
import eo.caravan.routes.capabilities.CapabilitiesRoutes;
import eo.caravan.routes.capabilities.Conformance;
import eo.caravan.routes.capabilities.DescribeCapabilities;
import eo.caravan.routes.capabilities.ListFileFormats;
import eo.caravan.routes.capabilities.ListVersions;
import eo.caravan.routes.collection.CollectionRoutes;
import eo.caravan.routes.collection.CollectionsPage;
import eo.caravan.routes.collection.DescribeCollection;
import eo.caravan.routes.collection.DescribeQueryables;
import eo.caravan.routes.collection.ListCollections;
import eo.caravan.routes.collection.RefreshCollections;
import eo.caravan.routes.collection.RemoteCollectionRoutes;
import eo.caravan.routes.configuration.CaravanConfiguration;
import eo.caravan.routes.contract.ReadRequest;
import eo.caravan.routes.door.DoorVerbs;
import eo.caravan.routes.door.ReadProcess;
import eo.caravan.routes.file.FileRoutes;
import eo.caravan.routes.file.FileTransfers;
import eo.caravan.routes.file.ListFiles;
import eo.caravan.routes.file.OwnData;
import eo.caravan.routes.graph.GraphRoutes;
import eo.caravan.routes.graph.NodeLog;
import eo.caravan.routes.graph.PlanProcessGraph;
import eo.caravan.routes.graph.RunStep;
import eo.caravan.routes.graph.StepContexts;
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.job.BillingPlans;
import eo.caravan.routes.job.SubmitJob;
import eo.caravan.routes.job.worker.SendMessage;
import eo.caravan.routes.process.ListProcesses;
import eo.caravan.routes.process.ProcessRoutes;
import eo.caravan.routes.result.BeginResult;
import eo.caravan.routes.result.EncodeResult;
import eo.caravan.routes.result.ResultRoutes;
import eo.caravan.routes.result.ValidateProcess;
import eo.caravan.routes.result.WaitingClients;
import eo.caravan.routes.security.AuthenticateUser;
import eo.caravan.routes.security.AuthenticationRoutes;
import eo.caravan.routes.security.LogIn;
import eo.caravan.routes.security.SecurityRoutes;
import eo.caravan.routes.security.Tokens;
import eo.caravan.routes.watch.SettledFiles;
import eo.caravan.routes.watch.WatchRoutes;
import eo.caravan.routes.watch.WatchedFolder;
import eo.caravan.routes.workspace.Workspaces;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;
import org.apache.camel.RoutesBuilder;

/** The routes of every resource with the beans that they name. */
final class Streets {
    private final CaravanConfiguration configuration;
    private final Contract contract;
    private final Services services;
    private final ReadRequest readRequest;
    private final PlanProcessGraph planProcessGraph;
    private final WaitingClients clients;
    private final Tariff tariff;
    private final AuthenticateUser authenticateUser;
    private final LogIn logIn;
    private final JobStreet jobs;
    private final EncodeResult encodeResult;
    private final Workspaces workspaces;

    Streets(CaravanConfiguration configuration, Contract contract, Services services) throws IOException {
        this.configuration = configuration;
        this.contract = contract;
        this.services = services;
        this.workspaces = new Workspaces(configuration.doors().workspaces(), services.files(), services::forget);
        this.readRequest = new ReadRequest(contract);
        this.planProcessGraph = new PlanProcessGraph(
                new GraphPlanner(services.processes()),
                new StepContexts(services.collections(), services.formats(), services.executor(), this::access));
        Tokens tokens =
                new Tokens(services.secret("tokens"), configuration.security().tokenLifetime(), services.clock());
        this.authenticateUser = new AuthenticateUser(tokens, services.accounts(), services.clock());
        this.logIn = new LogIn(services.accounts(), new PasswordHasher(), tokens, services.clock());
        this.clients =
                new WaitingClients(services.clock(), configuration.results().timeout());
        this.tariff = new Tariff(
                configuration.billing().currency(),
                BigDecimal.valueOf(configuration.billing().price()));
        this.jobs = new JobStreet(new JobStreet.Setup(
                services.database(),
                services.clock(),
                services.data().results(),
                services.secret("links"),
                configuration.jobs().linkLifetime(),
                "worker-" + HexFormat.of().formatHex(services.secret("worker"), 0, 4),
                new BillingPlans(List.of(CaravanConfiguration.Billing.PLAN)),
                tariff));
        this.encodeResult = new EncodeResult(
                new ResultWriter(services.formats()),
                services.executor(),
                tariff::costs,
                configuration.results(),
                services.data().temporary());
    }

    /**
     * All routes that serve operations of the contract, or are called by those that do.
     *
     * @param served tells of an operationId whether it is answered, once all routes are there
     * @param sender of messages to the queues
     */
    List<RoutesBuilder> routes(Predicate<String> served, SendMessage sender) throws IOException {
        List<RoutesBuilder> routes = new ArrayList<>();
        routes.add(capabilities(served));
        routes.addAll(security());
        routes.add(new AccountRoutes(new DescribeAccount(services.files())));
        routes.add(new FileRoutes(new ListFiles(services.files())));
        routes.add(collections());
        if (!configuration.stac().collections().isEmpty()) {
            routes.add(new RemoteCollectionRoutes(services.remoteCollections()));
        }
        routes.add(watch());
        routes.add(new ProcessRoutes(new ListProcesses(services.processes())));
        routes.add(new GraphRoutes(services.processes(), new RunStep()));
        routes.add(results());
        routes.addAll(jobs(sender));
        return routes;
    }

    /** Handlers beside the routes. */
    List<HttpExtension> extensions() {
        DescribeCollection describe = new DescribeCollection(services.collections());
        return List.of(
                clients,
                new CollectionsPage(services.collections(), new ListCollections(services.collections(), describe)),
                jobs.downloads(),
                new FileTransfers(services.files(), authenticateUser, services::forget));
    }

    /** Takes up what a former process left; before any route runs. */
    void begin() throws IOException {
        jobs.begin();
    }

    /** Stops what is being computed; before the routes stop. */
    void end() {
        jobs.end();
    }

    private DataAccess access(String user) {
        return services.access(
                user == null ? UserData.none() : new OwnData(user, services.files(), jobs.ownResults(), workspaces));
    }

    private RoutesBuilder capabilities(Predicate<String> served) {
        Conformance conformance = new Conformance();
        return new CapabilitiesRoutes(
                new DescribeCapabilities(
                        contract, configuration.service(), configuration.billing(), conformance, served),
                new ListVersions(contract, configuration.service()),
                conformance,
                new ListFileFormats(services.inputs(), services.formats()));
    }

    private RoutesBuilder collections() {
        DescribeCollection describe = new DescribeCollection(services.collections());
        return new CollectionRoutes(
                new ListCollections(services.collections(), describe),
                describe,
                new DescribeQueryables(services.collections()),
                new RefreshCollections(services.ownCollections()));
    }

    private RoutesBuilder watch() throws IOException {
        Path collections = services.data().collections();
        List<WatchedFolder> folders = configuration.doors().watch().entrySet().stream()
                .map(watched ->
                        new WatchedFolder(watched.getKey(), watched.getValue(), collections, services.executor()))
                .toList();
        return new WatchRoutes(folders, new SettledFiles(services.clock()));
    }

    private JobStreet.Engine engine() {
        return new JobStreet.Engine(
                planProcessGraph, new ResultWriter(services.formats()), services.executor(), workspaces);
    }

    /** What the routes of an operator can do. */
    DoorVerbs doors() {
        SubmitJob submitJob = jobs.submitJob(engine());
        return new DoorVerbs(
                this::actAs,
                new ReadProcess(configuration.doors().routes().resolve("processes")),
                submitJob::submit,
                (user, process) -> planProcessGraph.plan(user, process, clients.alone(), NodeLog.SILENT),
                encodeResult,
                jobs.ownResults()::files,
                services.files(),
                services::forget);
    }

    private String actAs(String name) {
        return services.accounts()
                .find(name)
                .map(AccountRow::account)
                .filter(account -> !account.disabled())
                .map(Account::name)
                .orElseThrow(() -> new OpenEoException(
                        ApiErrorCode.PERMISSIONS_INSUFFICIENT,
                        "There is no account '" + name + "', or it is disabled. Make it by ./caravan user add."));
    }

    private List<RoutesBuilder> jobs(SendMessage sender) {
        JobStreet.Engine engine = engine();
        List<RoutesBuilder> routes = new ArrayList<>(jobs.api(readRequest, engine));
        int workers = configuration.jobs().workers();
        if (workers > 0) {
            routes.addAll(jobs.worker("jms:queue:" + Queues.JOBS + "?concurrentConsumers=" + workers, engine));
        }
        routes.add(jobs.billing("jms:queue:" + Queues.BILLING));
        routes.add(jobs.care(sender));
        return routes;
    }

    private RoutesBuilder results() {
        return new ResultRoutes(
                new BeginResult(readRequest, planProcessGraph, clients),
                encodeResult,
                new ValidateProcess(readRequest, planProcessGraph));
    }

    private List<RoutesBuilder> security() {
        return List.of(new SecurityRoutes(logIn), new AuthenticationRoutes(authenticateUser));
    }
}
