package eo.caravan.routes.billing;

import org.apache.camel.builder.RouteBuilder;

/** Books the costs of finished runs. A message that comes twice does no harm. */
public final class BillingRoutes extends RouteBuilder {
    private final String queue;
    private final BookRun bookRun;

    /** @param queue the endpoint to consume */
    public BillingRoutes(String queue, BookRun bookRun) {
        this.queue = queue;
        this.bookRun = bookRun;
    }

    @Override
    public void configure() {
        errorHandler(noErrorHandler());

        from(queue).routeId("book-run").bean(bookRun, "book(${body})");
    }
}
