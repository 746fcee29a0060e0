package eo.caravan.processors.source.access;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.ErrorSite;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.execute.CancelledException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.NoSuchFileException;

/** What to tell a user when something could not be read. */
public final class ReadFailures {
    private ReadFailures() {}

    /**
     * The failure to read a location as an exception with a code: what lies on this machine is ours to keep readable; what a URL leads
     * to is not there, is no such file, or cannot be had now.
     */
    public static RuntimeException of(Location location, IOException e) {
        if (e instanceof ClosedByInterruptException) {
            return new CancelledException();
        }
        boolean missing = e instanceof NoSuchFileException;
        String reason = missing ? "it is not there" : e.getMessage();
        return new OpenEoException(
                        code(location, e, missing),
                        "The source file " + location + " cannot be read: " + reason + ".",
                        e)
                .at(new ErrorSite(null, null, null, location.toString()));
    }

    private static ApiErrorCode code(Location location, IOException e, boolean missing) {
        if (!location.remote()) {
            return ApiErrorCode.STORAGE_FAILURE;
        }
        if (missing) {
            return ApiErrorCode.FILE_NOT_FOUND;
        }
        boolean passing = e instanceof RemoteFailureException failure && failure.passing();
        return passing ? ApiErrorCode.INFRASTRUCTURE_BUSY : ApiErrorCode.FILE_CONTENT_INVALID;
    }
}
