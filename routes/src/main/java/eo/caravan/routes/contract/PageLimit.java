package eo.caravan.routes.contract;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.routes.error.HttpErrorCode;

/** Reads the {@code limit} of a list. */
public final class PageLimit {
    /** No limit that could matter, with room for one more. */
    public static final int NONE = Integer.MAX_VALUE - 1;

    private PageLimit() {}

    /**
     * The limit, {@link #NONE} where there is none.
     *
     * @throws OpenEoException RequestInvalid
     */
    public static int read(String text) {
        if (text == null || text.isBlank()) {
            return NONE;
        }
        if (!text.matches("\\d{1,9}") || Integer.parseInt(text) == 0) {
            throw new OpenEoException(
                    HttpErrorCode.REQUEST_INVALID, "'" + text + "' is no valid limit. Give a whole number from 1.");
        }
        return Integer.parseInt(text);
    }
}
