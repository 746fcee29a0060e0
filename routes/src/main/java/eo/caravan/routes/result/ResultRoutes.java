package eo.caravan.routes.result;

import eo.caravan.routes.error.ErrorRoutes;
import org.apache.camel.builder.RouteBuilder;

/** Computes a process graph at once, or says what is wrong with it. */
public final class ResultRoutes extends RouteBuilder {
    private final AnswerResult answer = new AnswerResult();
    private final BeginResult beginResult;
    private final EncodeResult encodeResult;
    private final ValidateProcess validateProcess;

    public ResultRoutes(BeginResult beginResult, EncodeResult encodeResult, ValidateProcess validateProcess) {
        this.beginResult = beginResult;
        this.encodeResult = encodeResult;
        this.validateProcess = validateProcess;
    }

    @Override
    public void configure() {
        from("direct:compute-result")
                .routeId("compute-result")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .bean(answer, "remember(${exchange})")
                .to("direct:authenticate")
                .bean(beginResult, "begin(${exchangeProperty.user.name}, ${header.X-Request-Id}, ${bodyAs(byte[])})")
                .to("direct:run-process-graph")
                .bean(encodeResult)
                .to("direct:answer-result");

        from("direct:answer-result")
                .routeId("answer-result")
                .errorHandler(noErrorHandler())
                .bean(answer, "answer(${exchange})");

        from("direct:validate-custom-process")
                .routeId("validate-custom-process")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:recognize")
                .bean(validateProcess, "validate(${exchangeProperty.user?.name}, ${bodyAs(byte[])})")
                .marshal("json");
    }
}
