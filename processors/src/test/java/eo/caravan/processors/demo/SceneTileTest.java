package eo.caravan.processors.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a satellite measures, on a window of the demo with lake, fields and clouds. */
class SceneTileTest {
    private static final double WEST = 680_800;
    private static final double NORTH = 5_154_000;
    private static final Footprint ALL = new Footprint(DemoCollection.GRID.extent(), false);
    private static final DemoDate CLOUDY = DemoDate.season().get(7);

    private static Map<DemoBand, float[]> measure(double west, double north, int size, DemoDate date) {
        return SceneTile.measure(Land.survey(west, north, 10, size, size), west, north, date, ALL);
    }

    private static float[] band(Map<DemoBand, float[]> cells, DemoBand band) {
        return cells.get(band);
    }

    /** Mean of a band of 10 m, of a cell of 20 m in 200 x 200 cells of 10 m. */
    private static double coarse(float[] cells, int cell) {
        int at = 2 * (cell / 100) * 200 + 2 * (cell % 100);
        return (cells[at] + cells[at + 1] + cells[at + 200] + cells[at + 201]) / 4.0;
    }

    @Test
    void a_place_looks_the_same_whatever_tile_it_lies_in() {
        Map<DemoBand, float[]> whole = measure(WEST, NORTH, 64, CLOUDY);
        Map<DemoBand, float[]> quarter = measure(WEST + 320, NORTH - 320, 32, CLOUDY);
        for (DemoBand band : DemoBand.values()) {
            int size = 320 / band.metres();
            for (int row = 0; row < size; row++) {
                float[] expected = new float[size];
                float[] found = new float[size];
                System.arraycopy(band(whole, band), (row + size) * 2 * size + size, expected, 0, size);
                System.arraycopy(band(quarter, band), row * size, found, 0, size);
                assertArrayEquals(expected, found, band.name());
            }
        }
    }

    @Test
    void classes_fit_reflectances() {
        Map<DemoBand, float[]> cells = measure(WEST, NORTH, 200, CLOUDY);
        float[] classes = band(cells, DemoBand.SCL);
        Map<Integer, Integer> counts = new HashMap<>();
        for (int i = 0; i < classes.length; i++) {
            counts.merge((int) classes[i], 1, Integer::sum);
            double blue = coarse(band(cells, DemoBand.B02), i);
            double red = coarse(band(cells, DemoBand.B04), i);
            double infrared = coarse(band(cells, DemoBand.B08), i);
            double index = (infrared - red) / (infrared + red);
            switch ((int) classes[i]) {
                case SceneClass.VEGETATION -> assertTrue(index > 0.27, "NDVI of vegetation " + index);
                case SceneClass.BARE -> assertTrue(index < 0.36 && index > -0.1, "NDVI of bare ground " + index);
                case SceneClass.WATER -> assertTrue(index < 0.1 && infrared < 900, "NDVI of water " + index);
                case SceneClass.CLOUD_HIGH -> assertTrue(blue > 3_000, "a cloud of " + blue);
                default -> assertTrue(classes[i] > 0);
            }
        }
        for (int present : new int[] {3, 4, 6, 8, 9, 10}) {
            assertTrue(counts.getOrDefault(present, 0) > 10, "class " + present + " of " + counts);
        }
    }

    @Test
    void clouds_throw_their_shadow_away_from_the_sun() {
        Sun sun = Sun.at(CLOUDY.time());
        assertTrue(sun.azimuth() > 120 && sun.azimuth() < 180, "before noon the sun is in the south-east: " + sun);
        Sky sky = new Sky(new Weather(8, 0.36, 3_600, 0), sun);
        double far = 1_300 / Math.tan(Math.toRadians(sun.elevation()));
        double east = far * Math.sin(Math.toRadians(sun.azimuth()));
        double north = far * Math.cos(Math.toRadians(sun.azimuth()));
        for (int i = 0; i < 100; i++) {
            double x = WEST + 37 * i;
            assertEquals(sky.opacity(x, NORTH), sky.shadow(x - east, NORTH - north), 0.005);
        }
    }

    @Test
    void wheat_ripens_while_maize_grows() {
        assertTrue(index(Cover.WHEAT, 140) > 0.8);
        assertTrue(index(Cover.WHEAT, 200) < 0.4);
        assertTrue(index(Cover.MAIZE, 140) < 0.4);
        assertTrue(index(Cover.MAIZE, 200) > 0.8);
    }

    @Test
    void a_cut_meadow_is_less_green_than_the_day_before() {
        assertTrue(index(Cover.HAY, 138) > index(Cover.HAY, 139) + 0.2);
    }

    private static double index(Cover cover, double day) {
        double[] look = new double[Cover.BANDS];
        cover.look(day, 1, look);
        double red = look[2];
        double infrared = look[3];
        return (infrared - red) / (infrared + red);
    }
}
