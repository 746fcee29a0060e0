package eo.caravan.house;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import eo.caravan.processors.process.CubeProcess;
import eo.caravan.processors.process.OpenEoProcess;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

@AnalyzeClasses(packages = "eo.caravan", importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {
    private static final String API = "eo.caravan.api..";
    private static final String PROCESSORS = "eo.caravan.processors..";
    private static final String PERSISTENCE = "eo.caravan.persistence..";
    private static final String ROUTES = "eo.caravan.routes..";
    private static final String ROUTE_BUILDER = "org.apache.camel.builder.RouteBuilder";

    @ArchTest
    static final ArchRule only_routes_talk = noClasses()
            .that()
            .resideOutsideOfPackage(ROUTES)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.apache.camel..",
                    "jakarta.jms..",
                    "io.vertx..",
                    "org.apache.activemq..",
                    "com.sun.net.httpserver..")
            .because(
                    "who is called in which order is said in one place, and pixels and rows can be tested without a server");

    @ArchTest
    static final ArchRule only_persistence_knows_sql = noClasses()
            .that()
            .resideOutsideOfPackage(PERSISTENCE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.flywaydb..", "org.jdbi..", "com.zaxxer..")
            .because("a statement must have one room where it can be found and changed");

    @ArchTest
    static final ArchRule only_processors_know_imaging = noClasses()
            .that()
            .resideOutsideOfPackage(PROCESSORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.geotools..", "javax.imageio..", "java.awt..")
            .because("everything that touches a pixel lives together");

    @ArchTest
    static final ArchRule the_contract_knows_nobody = noClasses()
            .that()
            .resideInAPackage(API)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROCESSORS, PERSISTENCE, ROUTES)
            .because("everybody knows the contract");

    @ArchTest
    static final ArchRule pixels_and_rows_are_strangers = noClasses()
            .that()
            .resideInAPackage(PROCESSORS)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PERSISTENCE, ROUTES)
            .because("the engine runs without a database");

    @ArchTest
    static final ArchRule rows_and_pixels_are_strangers = noClasses()
            .that()
            .resideInAPackage(PERSISTENCE)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(PROCESSORS, ROUTES)
            .because("the database is queried without an engine");

    @ArchTest
    static final ArchRule no_cycles_in_the_contract =
            slices().matching("eo.caravan.api.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_in_the_engine =
            slices().matching("eo.caravan.processors.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_in_persistence =
            slices().matching("eo.caravan.persistence.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule no_cycles_in_routes =
            slices().matching("eo.caravan.routes.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule a_route_builder_is_a_page_of_sentences = classes()
            .that()
            .areAssignableTo(ROUTE_BUILDER)
            .should()
            .haveSimpleNameEndingWith("Routes")
            .andShould()
            .haveModifier(JavaModifier.FINAL)
            .andShould(declareOnlyConfigure())
            .because("a route is read aloud; what it does is said by the beans that it names");

    @ArchTest
    static final ArchRule a_cube_process_is_a_sentence_of_its_own = classes()
            .that()
            .areAnnotatedWith(OpenEoProcess.class)
            .should()
            .haveModifier(JavaModifier.FINAL)
            .andShould()
            .implement(CubeProcess.class)
            .andShould(nestArguments())
            .because("one process, one small file that explains itself");

    @ArchTest
    static final ArchRule a_process_remembers_nothing = fields().that()
            .areDeclaredInClassesThat()
            .areAnnotatedWith(OpenEoProcess.class)
            .should()
            .beStatic()
            .because("a process is shared by all users and threads");

    @ArchTest
    static final ArchRule threads_have_one_home = noClasses()
            .that()
            .resideOutsideOfPackages("eo.caravan.processors.execute..", ROUTES)
            .should()
            .dependOnClassesThat(JavaClass.Predicates.equivalentTo(Executors.class)
                    .or(JavaClass.Predicates.assignableTo(ExecutorService.class)))
            .orShould()
            .callMethod(Thread.class, "start")
            .because("only the executor knows how much runs at once");

    @ArchTest
    static final ArchRule nobody_prints = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .because("servers log; commands print through the writer they are given");

    @ArchTest
    static final ArchRule failures_have_names =
            noClasses().should(throwGenericExceptions()).because("an error without a code cannot be acted on");

    @ArchTest
    static final ArchRule time_comes_from_a_clock = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(LocalDate.class, "now")
            .orShould()
            .callMethod(LocalDateTime.class, "now")
            .orShould()
            .callMethod(OffsetDateTime.class, "now")
            .orShould()
            .callMethod(ZonedDateTime.class, "now")
            .because("tests turn the hands themselves: take a " + Clock.class.getSimpleName());

    @ArchTest
    static final ArchRule every_package_has_a_topic = noClasses()
            .should()
            .resideInAnyPackage("..util..", "..common..", "..impl..", "..model..", "..dto..")
            .because("a package is named after what it is about");

    private static ArchCondition<JavaClass> declareOnlyConfigure() {
        return new ArchCondition<>("declare only configure() or configuration()") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (JavaMethod method : type.getMethods()) {
                    boolean written = !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                            && !method.getName().startsWith("lambda$");
                    boolean lambda = method.getName().startsWith("lambda$");
                    if (lambda || written && !method.getName().startsWith("configur")) {
                        events.add(
                                SimpleConditionEvent.violated(type, type.getName() + " declares " + method.getName()));
                    }
                }
            }
        };
    }

    private static ArchCondition<JavaClass> nestArguments() {
        return new ArchCondition<>("nest a record Arguments") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean nested = Arrays.stream(type.reflect().getDeclaredClasses())
                        .anyMatch(inner ->
                                inner.isRecord() && inner.getSimpleName().equals("Arguments"));
                if (!nested) {
                    events.add(SimpleConditionEvent.violated(type, type.getName() + " has no record Arguments"));
                }
            }
        };
    }

    private static ArchCondition<JavaClass> throwGenericExceptions() {
        return new ArchCondition<>("throw generic exceptions") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                type.getConstructorCallsFromSelf().stream()
                        .filter(call -> call.getTargetOwner().isEquivalentTo(RuntimeException.class)
                                || call.getTargetOwner().isEquivalentTo(Exception.class)
                                || call.getTargetOwner().isEquivalentTo(Error.class))
                        .filter(call -> !call.getOriginOwner().isAssignableTo(Throwable.class))
                        .forEach(call -> events.add(SimpleConditionEvent.satisfied(type, call.getDescription())));
            }
        };
    }
}
