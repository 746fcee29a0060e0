package eo.caravan.processors.kernel;

import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Encoding;
import java.util.List;

/** How what is computed from some cells is best written. */
public final class Encodings {
    private static final CellType[] INTEGERS = {
        CellType.UINT8, CellType.UINT16, CellType.INT16, CellType.UINT32, CellType.INT32
    };

    private Encodings() {}

    /** Of arithmetic. */
    public static Encoding computed(List<? extends Cells> inputs) {
        Encoding joined = null;
        for (Cells input : inputs) {
            if (!(input instanceof ConstantCells)) {
                Encoding own = input.encoding().computed();
                joined = joined == null ? own : joined.join(own);
            }
        }
        return joined == null ? Encoding.FLOAT64 : joined;
    }

    /** Of a choice among the inputs: every value of each can be written, and a constant is never mistaken for no data. */
    public static Encoding join(List<? extends Cells> inputs) {
        Encoding joined = null;
        for (Cells input : inputs) {
            if (!(input instanceof ConstantCells)) {
                joined = joined == null ? input.encoding() : joined.join(input.encoding());
            }
        }
        for (Cells input : inputs) {
            if (input instanceof ConstantCells constant) {
                joined = joined == null ? constant.encoding() : joined.including(constant.value());
            }
        }
        return joined == null ? Encoding.FLOAT64 : joined;
    }

    /** The smallest that writes a value exactly, without a value for no data where it is an integer. */
    static Encoding of(double value) {
        for (CellType type : INTEGERS) {
            if (value == Math.rint(value) && value >= type.lowest() && value <= type.highest()) {
                return new Encoding(type, Double.NaN);
            }
        }
        return Double.isFinite(value) && Math.abs(value) > Float.MAX_VALUE ? Encoding.FLOAT64 : Encoding.FLOAT32;
    }
}
