package eo.caravan.processors.source.tiff;

import java.io.IOException;

/** The file is not a TIFF or contradicts itself. The message names the file and what is wrong with it. */
public final class MalformedTiffException extends IOException {
    private static final long serialVersionUID = 1L;

    public MalformedTiffException(String file, String problem) {
        super(file + ": " + problem);
    }

    public MalformedTiffException(String file, String problem, Throwable cause) {
        super(file + ": " + problem, cause);
    }
}
