package eo.caravan.routes.file;

import eo.caravan.routes.error.ErrorRoutes;
import org.apache.camel.builder.RouteBuilder;

/** Tells users which files they have; the bytes go through {@link FileTransfers}. */
public final class FileRoutes extends RouteBuilder {
    private final ListFiles listFiles;

    public FileRoutes(ListFiles listFiles) {
        this.listFiles = listFiles;
    }

    @Override
    public void configure() {
        from("direct:list-files")
                .routeId("list-files")
                .routeConfigurationId(ErrorRoutes.ANSWERS)
                .to("direct:authenticate")
                .bean(
                        listFiles,
                        "list(${exchangeProperty.user.name}, ${header.limit}, ${header.after}, ${header.X-Api-Url})")
                .marshal("json");
    }
}
