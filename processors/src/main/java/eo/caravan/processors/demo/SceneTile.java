package eo.caravan.processors.demo;

import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What a satellite measures of a rectangle of the landscape on one day: the look of the covers in the season, lit by the sun,
 * blurred a little by the optics, shaded and hidden by clouds, with some noise. Values are as stored: reflectance times
 * 10,000, at least 1; NaN is no data.
 */
final class SceneTile {
    /** Metres; cells of 20 m are made of two by two. */
    static final double STEP = 10;

    private static final int BANDS = Cover.BANDS;
    private static final List<DemoBand> REFLECTANCES =
            List.of(DemoBand.B02, DemoBand.B03, DemoBand.B04, DemoBand.B08, DemoBand.B11);
    private static final int RED = 2;
    private static final int INFRARED = 3;
    private static final int SWIR = 4;
    private static final double[] CLOUD = {0.83, 0.80, 0.79, 0.83, 0.52};
    /** The part of the light that comes from the sun rather than from the sky. */
    private static final double[] DIRECT = {0.58, 0.65, 0.70, 0.78, 0.85};

    private final Land land;
    private final DemoDate date;
    private final Footprint footprint;
    private final double west;
    private final double north;
    private final int width;
    private final int height;
    private final Sun sun;
    private final Sky sky;
    private final float[][] surface = new float[BANDS][];
    private final Map<DemoBand, float[]> bands = new EnumMap<>(DemoBand.class);
    private final float[] opacity;
    private final float[] shadow;

    private SceneTile(Land land, double west, double north, DemoDate date, Footprint footprint) {
        this.land = land;
        this.date = date;
        this.footprint = footprint;
        this.west = west;
        this.north = north;
        this.width = land.width - 2;
        this.height = land.height - 2;
        this.sun = Sun.at(date.time());
        this.sky = new Sky(date.weather(), sun);
        this.opacity = new float[width * height];
        this.shadow = new float[width * height];
    }

    /**
     * Measures.
     *
     * @param land an even number of cells wide and high
     * @return the cells of each band row by row
     */
    static Map<DemoBand, float[]> measure(Land land, double west, double north, DemoDate date, Footprint footprint) {
        SceneTile tile = new SceneTile(land, west, north, date, footprint);
        tile.light();
        for (int band = 0; band < BANDS; band++) {
            tile.surface[band] = tile.blur(tile.surface[band]);
        }
        tile.look();
        tile.classify();
        tile.surface[SWIR] = tile.halve(tile.surface[SWIR]);
        for (int band = 0; band < BANDS; band++) {
            tile.store(band);
        }
        return tile.bands;
    }

    private double x(int column) {
        return west + (column + 0.5) * STEP;
    }

    private double y(int row) {
        return north - (row + 0.5) * STEP;
    }

    /** The reflectance that each cell seems to have from above, without clouds. */
    private void light() {
        int cells = land.width * land.height;
        for (int band = 0; band < BANDS; band++) {
            surface[band] = new float[cells];
        }
        double day = date.time().atOffset(ZoneOffset.UTC).getDayOfYear();
        double[] look = new double[BANDS];
        for (int cell = 0; cell < cells; cell++) {
            double slopeX = land.slopeX[cell];
            double slopeY = land.slopeY[cell];
            double facing = (sun.up() - slopeX * sun.east() - slopeY * sun.north())
                    / Math.sqrt(1 + slopeX * slopeX + slopeY * slopeY)
                    / sun.up();
            double lit = 0.75 * (Noise.clamp(facing, 0.12, 1.7) - 1);
            land.cover(cell).look(day - land.delay[cell], land.vigour[cell], look);
            for (int band = 0; band < BANDS; band++) {
                surface[band][cell] = (float) (look[band] * land.tone[cell] * (1 + DIRECT[band] * lit));
            }
        }
    }

    /** Weighs each cell against its eight neighbours and leaves out the additional ones at the edges. */
    private float[] blur(float[] sharp) {
        float[] blurred = new float[width * height];
        int wide = land.width;
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int at = (row + 1) * wide + column + 1;
                double middle = sharp[at - 1] + 4 * sharp[at] + sharp[at + 1];
                double above = sharp[at - wide - 1] + 4 * sharp[at - wide] + sharp[at - wide + 1];
                double below = sharp[at + wide - 1] + 4 * sharp[at + wide] + sharp[at + wide + 1];
                blurred[row * width + column] = (float) ((above + 4 * middle + below) / 36);
            }
        }
        return blurred;
    }

    private void look() {
        for (int row = 0; row < height; row++) {
            for (int column = 0; column < width; column++) {
                int cell = row * width + column;
                opacity[cell] = (float) sky.opacity(x(column), y(row));
                shadow[cell] = (float) sky.shadow(x(column), y(row));
            }
        }
    }

    /** Whether a cell of 20 m was seen; its four cells of 10 m share its fate. */
    private boolean seen(int column, int row) {
        return footprint.covers(west + (column + 1) * STEP, north - (row + 1) * STEP);
    }

    private void classify() {
        int half = width / 2;
        float[] classes = new float[half * (height / 2)];
        for (int row = 0; row < height / 2; row++) {
            for (int column = 0; column < half; column++) {
                classes[row * half + column] =
                        seen(2 * column, 2 * row) ? classOf(2 * row * width + 2 * column) : Float.NaN;
            }
        }
        bands.put(DemoBand.SCL, classes);
    }

    /** The class of the cell of 20 m that begins at a cell of 10 m; the most clouded quarter counts. */
    private float classOf(int cell) {
        float cloud = most(opacity, cell);
        if (cloud >= Sky.HIGH) {
            return SceneClass.CLOUD_HIGH;
        }
        if (cloud >= Sky.MEDIUM) {
            return SceneClass.CLOUD_MEDIUM;
        }
        if (cloud >= Sky.THIN) {
            return SceneClass.CIRRUS;
        }
        if (most(shadow, cell) >= Sky.SHADOW) {
            return SceneClass.SHADOW;
        }
        double red = sum(surface[RED], cell);
        double infrared = sum(surface[INFRARED], cell);
        double index = (infrared - red) / (infrared + red);
        if (index < 0 && infrared < 4 * 0.06) {
            return SceneClass.WATER;
        }
        return index > 0.32 ? SceneClass.VEGETATION : SceneClass.BARE;
    }

    private float most(float[] cells, int at) {
        return Math.max(Math.max(cells[at], cells[at + 1]), Math.max(cells[at + width], cells[at + width + 1]));
    }

    private double sum(float[] cells, int at) {
        return (double) cells[at] + cells[at + 1] + cells[at + width] + cells[at + width + 1];
    }

    private float[] halve(float[] cells) {
        int half = width / 2;
        float[] halved = new float[half * (height / 2)];
        for (int row = 0; row < height / 2; row++) {
            for (int column = 0; column < half; column++) {
                halved[row * half + column] = (float) (sum(cells, 2 * row * width + 2 * column) / 4);
            }
        }
        return halved;
    }

    private void store(int band) {
        boolean coarse = band == SWIR;
        int factor = coarse ? 2 : 1;
        float[] hidden = coarse ? halve(opacity) : opacity;
        float[] shaded = coarse ? halve(shadow) : shadow;
        float[] clear = surface[band];
        float[] stored = new float[clear.length];
        int columns = width / factor;
        for (int row = 0; row < height / factor; row++) {
            for (int column = 0; column < columns; column++) {
                int cell = row * columns + column;
                double x = west + (column + 0.5) * STEP * factor;
                double y = north - (row + 0.5) * STEP * factor;
                double value = clear[cell] * (1 - 0.8 * DIRECT[band] * shaded[cell]);
                if (hidden[cell] > 0) {
                    value = Noise.mix(value, CLOUD[band] * sky.brightness(x, y), hidden[cell]);
                }
                boolean seen = coarse ? seen(2 * column, 2 * row) : seen(column & ~1, row & ~1);
                stored[cell] = seen ? (float) digital(value, band, x, y) : Float.NaN;
            }
        }
        bands.put(REFLECTANCES.get(band), stored);
    }

    /** The number that is stored for a reflectance, with noise of about half a per cent. */
    private double digital(double reflectance, int band, double x, double y) {
        int hash = Noise.hash(date.weather().seed() * 8 + band, (int) Math.floor(x / STEP), (int) Math.floor(y / STEP));
        double noise = ((hash & 0xFFFF) + (hash >>> 16)) / 65536.0 - 1;
        double value = 10_000 * reflectance;
        return Noise.clamp(Math.rint(value + noise * (5 + 0.012 * value)), 1, 16_000);
    }
}
