package eo.caravan.processors.demo;

/**
 * Smooth and rough randomness that depends on nothing but a seed and a place. Only additions, multiplications and integer
 * hashes, so that every machine gets the same numbers.
 */
final class Noise {
    private static final double GRADIENT = 1.0 / 32768;
    private static final double STRETCH = 1.7;

    private Noise() {}

    /** A number that looks random, the same for the same arguments. */
    static int hash(int seed, int x, int y) {
        int h = seed * 0x27D4EB2F + x * 0x9E3779B1 + y * 0x85EBCA77;
        h = (h ^ (h >>> 16)) * 0x7FEB352D;
        h = (h ^ (h >>> 15)) * 0x846CA68B;
        return h ^ (h >>> 16);
    }

    /** From 0, included, to 1, excluded, of a hash. */
    static double unit(int hash) {
        return (hash >>> 8) * 0x1p-24;
    }

    /** From 0 to 1 of another random stream of the same hash. */
    static double unit(int hash, int stream) {
        return unit(hash(stream, hash, 0x51ED270B));
    }

    /** Gradient noise of wavelength 1: about -1 to 1, mean 0. */
    static double smooth(int seed, double x, double y) {
        double floorX = Math.floor(x);
        double floorY = Math.floor(y);
        int column = (int) floorX;
        int row = (int) floorY;
        double fx = x - floorX;
        double fy = y - floorY;
        double wx = fade(fx);
        double wy = fade(fy);
        double upper = mix(slope(hash(seed, column, row), fx, fy), slope(hash(seed, column + 1, row), fx - 1, fy), wx);
        double lower = mix(
                slope(hash(seed, column, row + 1), fx, fy - 1),
                slope(hash(seed, column + 1, row + 1), fx - 1, fy - 1),
                wx);
        return STRETCH * mix(upper, lower, wy);
    }

    private static double slope(int hash, double x, double y) {
        return ((hash & 0xFFFF) - 32768) * GRADIENT * x + ((hash >>> 16) - 32768) * GRADIENT * y;
    }

    private static double fade(double t) {
        return t * t * t * (t * (t * 6 - 15) + 10);
    }

    /** Sums octaves, each of half the wavelength and half the height of the one before: about -1 to 1. */
    static double fractal(int seed, double x, double y, double wavelength, int octaves) {
        double sum = 0;
        double height = 1;
        double frequency = 1 / wavelength;
        for (int i = 0; i < octaves; i++) {
            sum += height * smooth(seed + i, x * frequency, y * frequency);
            height *= 0.5;
            frequency *= 2.03;
        }
        return sum;
    }

    /** The same, where it is above a threshold; elsewhere something not above it, found sooner. */
    static double fractalAbove(double threshold, int seed, double x, double y, double wavelength, int octaves) {
        double sum = 0;
        double height = 1;
        double frequency = 1 / wavelength;
        for (int i = 0; i < octaves; i++) {
            sum += height * smooth(seed + i, x * frequency, y * frequency);
            if (sum + height <= threshold) {
                return threshold;
            }
            height *= 0.5;
            frequency *= 2.03;
        }
        return sum;
    }

    /** Octaves that are folded at zero, which makes sharp crests: 0 to about 1. */
    static double crests(int seed, double x, double y, double wavelength, int octaves) {
        double sum = 0;
        double height = 0.55;
        double frequency = 1 / wavelength;
        for (int i = 0; i < octaves; i++) {
            double fold = 1 - Math.min(1, Math.abs(smooth(seed + i, x * frequency, y * frequency)) * 1.6);
            sum += height * fold * fold;
            height *= 0.5;
            frequency *= 2.07;
        }
        return sum;
    }

    static double mix(double from, double to, double weight) {
        return from + (to - from) * weight;
    }

    static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }

    /** 0 up to {@code low}, 1 from {@code high} on, smooth in between. */
    static double step(double low, double high, double value) {
        double t = clamp((value - low) / (high - low), 0, 1);
        return t * t * (3 - 2 * t);
    }
}
