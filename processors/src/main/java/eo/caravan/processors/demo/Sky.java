package eo.caravan.processors.demo;

/** The clouds over a place and those that throw a shadow on it, on one day. */
final class Sky {
    /** From here on a cell counts as thinly clouded; below, the cloud can hardly be told from noise. */
    static final double THIN = 0.03;
    /** From here on a cell counts as a cloud of medium probability. */
    static final double MEDIUM = 0.22;
    /** From here on a cell counts as a cloud of high probability. */
    static final double HIGH = 0.55;
    /** From here on a cell counts as shadow. */
    static final double SHADOW = 0.10;

    private static final double BASE = 1_300;
    private static final double THINNEST = 0.004;

    private final Weather weather;
    private final double shiftX;
    private final double shiftY;
    private final double threshold;

    Sky(Weather weather, Sun sun) {
        this.weather = weather;
        this.shiftX = BASE * sun.east() / sun.up();
        this.shiftY = BASE * sun.north() / sun.up();
        this.threshold = 0.78 - 1.5 * weather.clouds();
    }

    /** How much of the ground the clouds hide: 0 to 1. */
    double opacity(double x, double y) {
        double thick = thick(x, y);
        double thin = weather.cirrus() == 0 ? 0 : cirrus(x, y);
        double all = 1 - (1 - thick) * (1 - thin);
        return all < THINNEST ? 0 : all;
    }

    private double thick(double x, double y) {
        if (weather.clouds() == 0) {
            return 0;
        }
        int seed = weather.seed() * 100;
        double size = weather.size();
        double bentX = x + 0.12 * size * Noise.smooth(seed + 20, x / size * 2, y / size * 2);
        double bentY = y + 0.12 * size * Noise.smooth(seed + 21, x / size * 2, y / size * 2);
        double form = Noise.fractalAbove(threshold, seed, bentX, bentY * 1.25, size, 6) - threshold;
        return form <= 0 ? 0 : Noise.step(0, 0.4, form);
    }

    private double cirrus(double x, double y) {
        int seed = weather.seed() * 100 + 50;
        double along = 0.8 * x + 0.6 * y;
        double across = 0.8 * y - 0.6 * x;
        double wisps = Noise.fractalAbove(0.75 - weather.cirrus(), seed, along / 5, across + 0.1 * along, 1_500, 4);
        return 0.20 * Noise.step(0.75 - weather.cirrus(), 1.5 - weather.cirrus(), wisps);
    }

    /** How bright the clouds are, which are not all of one white: 0.6 to 1. */
    double brightness(double x, double y) {
        return 0.85 + 0.15 * Noise.clamp(Noise.fractal(weather.seed() * 100 + 80, x, y, 500, 3), -1, 1);
    }

    /** How much of the sunlight is kept from a place by clouds elsewhere: 0 to 1. */
    double shadow(double x, double y) {
        return thick(x + shiftX, y + shiftY);
    }
}
