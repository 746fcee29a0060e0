package eo.caravan.routes.file;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.UserFile;
import eo.caravan.persistence.file.Upload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.file.AsyncFile;
import io.vertx.core.file.OpenOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.io.IOException;

/**
 * Takes the body of a request into a file, as fast as the disk takes it and never more of it in memory than a few buffers. Whatever goes
 * wrong, or when the client goes away, nothing is left.
 */
final class ReceiveFile {
    /** What a refused client may still send before its connection is cut: enough that it reads the answer. */
    private static final long PATIENCE = 64L << 20;

    /** Makes room for the file; may take a while. */
    @FunctionalInterface
    interface Begin {
        Upload begin() throws IOException;
    }

    /** Makes what was received true; may take a while. */
    @FunctionalInterface
    interface Keep {
        UserFile keep(Upload upload) throws IOException;
    }

    private final RoutingContext context;
    private final HttpServerRequest request;
    private final Vertx vertx;

    /** The request is paused. */
    ReceiveFile(RoutingContext context) {
        this.context = context;
        this.request = context.request();
        this.vertx = context.vertx();
    }

    /** The stored file, or why there is none, as an {@link OpenEoException} where it is known. */
    Future<UserFile> receive(Begin begin, Keep keep) {
        return vertx.executeBlocking(() -> announced(begin), false)
                .compose(upload -> write(upload)
                        .compose(written -> vertx.executeBlocking(() -> keep.keep(upload), false))
                        .eventually(() -> vertx.executeBlocking(() -> closed(upload), false)))
                .recover(failure -> {
                    discardRest();
                    return Future.failedFuture(
                            failure instanceof IOException broken ? FileTransfers.failed(broken) : failure);
                });
    }

    /** What the client says that it will send is asked for at once, so that nothing is sent in vain. */
    private Upload announced(Begin begin) throws IOException {
        Upload upload = begin.begin();
        try {
            if (length() > 0) {
                upload.grow(length());
            }
            return upload;
        } catch (OpenEoException refused) {
            upload.close();
            throw refused;
        }
    }

    private Future<Void> write(Upload upload) {
        return vertx.fileSystem()
                .open(upload.file().toString(), new OpenOptions().setWrite(true))
                .compose(file -> request.pipeTo(length() < 0 ? new MeteredFile(file, upload) : file));
    }

    private static Void closed(Upload upload) throws IOException {
        upload.close();
        return null;
    }

    /** The announced length of the body, -1 where it comes in chunks. */
    private long length() {
        String length = request.getHeader("Content-Length");
        return length == null ? -1 : Long.parseLong(length);
    }

    private void discardRest() {
        long[] left = {PATIENCE};
        if (!request.isEnded() && !context.response().closed()) {
            request.handler(rest -> {
                left[0] -= rest.length();
                if (left[0] < 0) {
                    request.connection().close();
                }
            });
            request.exceptionHandler(gone -> {});
            request.resume();
        }
    }

    /** A file that asks for room before every buffer. */
    private static final class MeteredFile extends ForwardingWriteStream {
        private final Upload upload;

        MeteredFile(AsyncFile file, Upload upload) {
            super(file);
            this.upload = upload;
        }

        @Override
        public Future<Void> write(Buffer data) {
            try {
                upload.grow(data.length());
            } catch (OpenEoException full) {
                return Future.failedFuture(full);
            }
            return super.write(data);
        }
    }
}
