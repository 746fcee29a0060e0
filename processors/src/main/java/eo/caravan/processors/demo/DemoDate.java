package eo.caravan.processors.demo;

import java.time.Instant;
import java.util.List;

/** One overpass of the demo series. */
public final class DemoDate {
    private final Instant time;
    private final String platform;
    private final Weather weather;
    private final boolean halved;

    private DemoDate(String time, String platform, boolean halved, Weather weather) {
        this.time = Instant.parse(time);
        this.platform = platform;
        this.halved = halved;
        this.weather = weather;
    }

    private static DemoDate of(String time, char satellite, Weather weather) {
        return new DemoDate(time, "sentinel-2" + satellite, false, weather);
    }

    /**
     * The season of 2022, from April to September: some of the days that two satellites leave, five days from one to the
     * next. One lies within the first three days of June and five within June, of which the last has hardly a cloud.
     */
    public static List<DemoDate> season() {
        return List.of(
                of("2022-04-08T10:26:31.024Z", 'b', new Weather(1, 0.20, 3_200, 0.2)),
                of("2022-04-23T10:26:33.617Z", 'a', new Weather(2, 0.40, 5_200, 0)),
                of("2022-05-08T10:26:31.482Z", 'b', new Weather(3, 0.08, 2_200, 0)),
                of("2022-05-23T10:26:34.150Z", 'a', new Weather(4, 0.30, 1_700, 0.3)),
                of("2022-06-02T10:26:34.338Z", 'a', new Weather(5, 0.22, 2_600, 0)),
                of("2022-06-07T10:26:31.905Z", 'b', new Weather(6, 0.42, 4_400, 0.4)),
                of("2022-06-12T10:26:34.271Z", 'a', new Weather(7, 0.28, 1_500, 0)),
                of("2022-06-17T10:26:32.066Z", 'b', new Weather(8, 0.36, 3_600, 0)),
                of("2022-06-27T10:26:32.113Z", 'b', new Weather(9, 0.04, 2_000, 0)),
                of("2022-07-12T10:26:34.584Z", 'a', new Weather(10, 0.33, 2_100, 0.5)),
                new DemoDate("2022-07-27T10:26:32.240Z", "sentinel-2b", true, new Weather(11, 0.22, 2_800, 0)),
                of("2022-08-16T10:26:32.391Z", 'b', new Weather(12, 0.5, 6_000, 0.3)),
                of("2022-09-05T10:26:31.875Z", 'b', new Weather(13, 0.14, 2_400, 0)),
                of("2022-09-25T10:26:30.998Z", 'b', new Weather(14, 0.34, 3_000, 0)));
    }

    public Instant time() {
        return time;
    }

    /** The satellite. */
    public String platform() {
        return platform;
    }

    /** Whether the swath ends within the scene, so that about half of it has no data. */
    public boolean halved() {
        return halved;
    }

    Weather weather() {
        return weather;
    }
}
