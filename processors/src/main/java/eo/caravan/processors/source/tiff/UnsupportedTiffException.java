package eo.caravan.processors.source.tiff;

import java.io.IOException;

/** The file may be a good TIFF, but uses something that is not read here. The message names the file and the feature. */
public final class UnsupportedTiffException extends IOException {
    private static final long serialVersionUID = 1L;

    public UnsupportedTiffException(String file, String feature) {
        super(file + ": " + feature + " is not supported");
    }
}
