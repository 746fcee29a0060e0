package eo.caravan.routes.door;

import eo.caravan.api.file.UserFile;
import eo.caravan.persistence.file.Upload;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** {@code caravan:upload}: stores the body among the files of a user, from where a graph can load it; the body becomes its path. */
final class UploadDoor implements Door {
    private static final int BUFFER = 1 << 16;

    private final DoorVerbs verbs;

    UploadDoor(DoorVerbs verbs) {
        this.verbs = verbs;
    }

    @Override
    public void pass(Exchange exchange, DoorOptions options) throws Exception {
        Message message = exchange.getMessage();
        String user = verbs.actAs().apply(options.user());
        String path = options.path() == null ? message.getHeader(Exchange.FILE_NAME, String.class) : options.path();
        try (Upload upload = verbs.files().begin(user, path)) {
            try (InputStream in = message.getMandatoryBody(InputStream.class);
                    OutputStream out = Files.newOutputStream(upload.file())) {
                byte[] buffer = new byte[BUFFER];
                for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                    upload.grow(count);
                    out.write(buffer, 0, count);
                }
            }
            UserFile file = upload.commit();
            verbs.uploaded().accept(upload.target());
            message.setBody(file.path().text());
            message.setHeader(DoorHeaders.USER, user);
        }
    }
}
