package eo.caravan.processors.projection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import eo.caravan.processors.cube.Crs;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeoTiffCrsTest {
    /** Keys in a map, written and read. */
    private static final class Keys implements GeoTiffCrs.Reader, GeoTiffCrs.Writer {
        private final Map<Integer, Object> keys = new HashMap<>();

        @Override
        public int code(int key, int whenMissing) {
            return (Integer) keys.getOrDefault(key, whenMissing);
        }

        @Override
        public double real(int key, double whenMissing) {
            return (Double) keys.getOrDefault(key, whenMissing);
        }

        @Override
        public String text(int key) {
            return (String) keys.getOrDefault(key, "");
        }

        @Override
        public void putCode(int key, int value) {
            keys.put(key, value);
        }

        @Override
        public void putReal(int key, double value) {
            keys.put(key, value);
        }

        @Override
        public void putText(int key, String value) {
            keys.put(key, value);
        }
    }

    @Test
    void a_code_is_all_that_is_written_of_an_epsg_system() {
        Keys keys = new Keys();
        GeoTiffCrs.write(Crs.epsg(32633), keys);
        assertThat(keys.keys).containsExactlyInAnyOrderEntriesOf(Map.of(1024, 1, 1025, 1, 3072, 32633));
        assertThat(GeoTiffCrs.read(keys)).isEqualTo(Crs.epsg(32633));
    }

    @Test
    void a_geographic_system_is_told_apart() {
        Keys keys = new Keys();
        GeoTiffCrs.write(Crs.WGS84, keys);
        assertThat(keys.keys).containsExactlyInAnyOrderEntriesOf(Map.of(1024, 2, 1025, 1, 2048, 4326));
        assertThat(GeoTiffCrs.read(keys)).isEqualTo(Crs.WGS84);
    }

    @Test
    void the_sinusoidal_of_modis_survives_its_keys() {
        Crs modis = CoordinateSystems.parse(CoordinateSystemsTest.MODIS);
        Keys keys = new Keys();
        GeoTiffCrs.write(modis, keys);
        assertThat(keys.code(3075, 0)).isEqualTo(24);
        assertThat(CoordinateSystems.same(GeoTiffCrs.read(keys), modis)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {32633, 3035, 2154, 3995, 3031, 5070, 3577, 3395, 2193})
    void a_system_that_is_spelled_out_leads_to_where_its_code_leads(int code) {
        Crs named = Crs.epsg(code);
        String spelled = CoordinateSystems.toWkt(named).replaceAll(",? *AUTHORITY\\[[^\\]]*\\]", "");
        Crs crs = CoordinateSystems.parse(spelled);
        assertThat(crs.epsgCode()).isEmpty();
        Keys keys = new Keys();
        GeoTiffCrs.write(crs, keys);
        double x = code == 3031 ? 2e5 : 5e5;
        double[] expected = CrsTransform.between(named, Crs.WGS84).point(x, 1e6);
        assertThat(CrsTransform.between(crs, Crs.WGS84).point(x, 1e6)).containsExactly(expected, within(1e-5));
        assertThat(CrsTransform.between(GeoTiffCrs.read(keys), Crs.WGS84).point(x, 1e6))
                .containsExactly(expected, within(1e-5));
    }
}
