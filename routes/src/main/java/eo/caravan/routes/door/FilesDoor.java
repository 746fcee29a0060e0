package eo.caravan.routes.door;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code caravan:files}: the body becomes the list of the files of a finished job, to be split and copied. */
final class FilesDoor implements Door {
    private final DoorVerbs verbs;

    FilesDoor(DoorVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public void pass(Exchange exchange, DoorOptions options) throws Exception {
        Message message = exchange.getMessage();
        String job = message.getHeader(DoorHeaders.JOB, String.class);
        if (job == null) {
            throw new OpenEoException(
                    ApiErrorCode.JOB_NOT_FOUND, Map.of("identifier", "without header " + DoorHeaders.JOB));
        }
        String user = verbs.actAs().apply(options.user());
        List<File> files =
                verbs.resultFiles().find(user, job).stream().map(Path::toFile).toList();
        message.setBody(files);
        message.setHeader(DoorHeaders.USER, user);
    }
}
