package eo.caravan.routes.file;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.UserFile;
import eo.caravan.persistence.file.Upload;
import eo.caravan.persistence.file.UserFiles;
import eo.caravan.routes.http.ApiPaths;
import eo.caravan.routes.http.FileAnswer;
import eo.caravan.routes.http.HttpExtension;
import eo.caravan.routes.http.RequestHeaders;
import eo.caravan.routes.security.AuthenticateUser;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Moves the bytes of users' files past the routes: downloads straight from the disk, uploads straight to it, whatever their size.
 */
public final class FileTransfers implements HttpExtension {
    private static final String PATH = ApiPaths.BASE + "/files/";

    private final UserFiles files;
    private final AuthenticateUser authenticateUser;
    private final Consumer<Path> changed;

    /** @param changed hears of each file whose content is another one, or none, from now on */
    public FileTransfers(UserFiles files, AuthenticateUser authenticateUser, Consumer<Path> changed) {
        this.files = files;
        this.authenticateUser = authenticateUser;
        this.changed = changed;
    }

    @Override
    public String prefix() {
        return null;
    }

    @Override
    public Set<String> operations() {
        return Set.of("download-file", "upload-file", "delete-file");
    }

    @Override
    public void mount(Router router) {
        String below = "\\Q" + PATH + "\\E.+";
        router.routeWithRegex(HttpMethod.GET, below).blockingHandler(this::download, false);
        router.routeWithRegex(HttpMethod.DELETE, below).blockingHandler(this::delete, false);
        router.routeWithRegex(HttpMethod.PUT, below).handler(this::upload);
    }

    private void download(RoutingContext context) {
        String path = path(context);
        Path file = files.find(user(context), path);
        try {
            long size = Files.size(file);
            long modified = Files.getLastModifiedTime(file).toMillis();
            String tag = Long.toHexString(size) + "-" + Long.toHexString(modified);
            HttpMethod method = context.get(RequestHeaders.METHOD);
            new FileAnswer(file, size, "application/octet-stream", tag, path, false).send(context, method);
        } catch (IOException e) {
            String message = ApiErrorCode.FILE_NOT_FOUND.message(Map.of("file", path));
            throw new OpenEoException(ApiErrorCode.FILE_NOT_FOUND, message, e);
        }
    }

    private void delete(RoutingContext context) {
        String path = path(context);
        String user = user(context);
        try {
            Path file = files.find(user, path);
            files.delete(user, path);
            changed.accept(file);
        } catch (IOException e) {
            throw failed(e);
        }
        context.response().setStatusCode(204).end();
    }

    private void upload(RoutingContext context) {
        context.request().pause();
        new ReceiveFile(context)
                .receive(() -> files.begin(user(context), path(context)), this::keep)
                .onFailure(context::fail)
                .onSuccess(file -> context.response()
                        .putHeader("Content-Type", "application/json")
                        .end(ListFiles.describe(file).toString()));
    }

    private UserFile keep(Upload upload) throws IOException {
        UserFile file = upload.commit();
        changed.accept(upload.target());
        return file;
    }

    private String user(RoutingContext context) {
        return authenticateUser
                .authenticate(context.request().getHeader("Authorization"))
                .name();
    }

    private static String path(RoutingContext context) {
        String encoded = context.normalizedPath().substring(PATH.length());
        return URLDecoder.decode(encoded.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    static OpenEoException failed(IOException e) {
        return new OpenEoException(ApiErrorCode.STORAGE_FAILURE, ApiErrorCode.STORAGE_FAILURE.message(Map.of()), e);
    }
}
