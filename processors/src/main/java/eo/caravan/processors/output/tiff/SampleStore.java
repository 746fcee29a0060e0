package eo.caravan.processors.output.tiff;

import eo.caravan.processors.source.tiff.SampleType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Stores doubles as little-endian samples and loads them again. Integers are rounded to the nearest, halves to the even
 * one, and clamped to the range of the type; floats beyond their range become infinite. NaN is stored as no-data (0 in
 * integers, NaN in floats without such) and no-data is loaded as NaN.
 */
final class SampleStore {
    private static final VarHandle SHORTS =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final SampleType type;
    private final double noData;
    private final double fill;

    SampleStore(SampleType type, OptionalDouble noData) {
        this.type = type;
        this.noData = noData.orElse(Double.NaN);
        this.fill = noData.orElse(type.isFloat() ? Double.NaN : 0);
    }

    /** An array of so many cells, all no-data. */
    byte[] empty(int cells) {
        byte[] samples = new byte[cells * type.bytes()];
        int row = Math.min(cells, 1024);
        double[] blank = new double[row];
        Arrays.fill(blank, Double.NaN);
        store(blank, row, samples, 0);
        for (int filled = row * type.bytes(); filled < samples.length; filled *= 2) {
            System.arraycopy(samples, 0, samples, filled, Math.min(filled, samples.length - filled));
        }
        return samples;
    }

    /** Stores the first {@code count} values from the cell {@code index} on. */
    void store(double[] values, int count, byte[] target, int index) {
        switch (type) {
            case UINT8, INT8 -> {
                for (int i = 0; i < count; i++) {
                    target[index + i] = (byte) (int) whole(values[i]);
                }
            }
            case UINT16, INT16 -> {
                for (int i = 0; i < count; i++) {
                    SHORTS.set(target, (index + i) * 2, (short) (int) whole(values[i]));
                }
            }
            case UINT32, INT32 -> {
                for (int i = 0; i < count; i++) {
                    INTS.set(target, (index + i) * 4, (int) (long) whole(values[i]));
                }
            }
            case FLOAT32 -> {
                for (int i = 0; i < count; i++) {
                    float value = (float) (Double.isNaN(values[i]) ? fill : values[i]);
                    INTS.set(target, (index + i) * 4, Float.floatToIntBits(value));
                }
            }
            default -> {
                for (int i = 0; i < count; i++) {
                    double value = Double.isNaN(values[i]) ? fill : values[i];
                    LONGS.set(target, (index + i) * 8, Double.doubleToLongBits(value));
                }
            }
        }
    }

    private double whole(double value) {
        if (Double.isNaN(value)) {
            return fill;
        }
        double rounded = Math.rint(value);
        return rounded < type.min() ? type.min() : Math.min(rounded, type.max());
    }

    /** Loads {@code count} cells from {@code index} on to the beginning of the target. */
    void load(byte[] source, int index, int count, double[] target) {
        switch (type.bytes()) {
            case 1 -> loadBytes(source, index, count, target);
            case 2 -> loadShorts(source, index, count, target);
            case 4 -> loadInts(source, index, count, target);
            default -> {
                for (int i = 0; i < count; i++) {
                    target[i] = Double.longBitsToDouble((long) LONGS.get(source, (index + i) * 8));
                }
            }
        }
        if (!Double.isNaN(noData)) {
            for (int i = 0; i < count; i++) {
                target[i] = target[i] == noData ? Double.NaN : target[i];
            }
        }
    }

    private void loadBytes(byte[] source, int index, int count, double[] target) {
        boolean unsigned = type.isUnsigned();
        for (int i = 0; i < count; i++) {
            target[i] = unsigned ? source[index + i] & 0xFF : source[index + i];
        }
    }

    private void loadShorts(byte[] source, int index, int count, double[] target) {
        boolean unsigned = type.isUnsigned();
        for (int i = 0; i < count; i++) {
            short value = (short) SHORTS.get(source, (index + i) * 2);
            target[i] = unsigned ? value & 0xFFFF : value;
        }
    }

    private void loadInts(byte[] source, int index, int count, double[] target) {
        if (type == SampleType.FLOAT32) {
            for (int i = 0; i < count; i++) {
                target[i] = Float.intBitsToFloat((int) INTS.get(source, (index + i) * 4));
            }
            return;
        }
        long mask = type.isUnsigned() ? 0xFFFFFFFFL : -1L;
        for (int i = 0; i < count; i++) {
            target[i] = (int) INTS.get(source, (index + i) * 4) & mask;
        }
    }
}
