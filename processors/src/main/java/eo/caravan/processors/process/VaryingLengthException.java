package eo.caravan.processors.process;

/**
 * Why a callback cannot be compiled as a whole: an array in it would have another length in each cell. It stands as the cause of
 * the error that users see where nothing can be done about it; a callback that makes one value of such an array can be
 * evaluated cell by cell.
 */
public final class VaryingLengthException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public VaryingLengthException() {
        super("the length of an array differs from cell to cell");
    }
}
