package eo.caravan.processors.demo;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Where the sun stands over the demo landscape, to about a degree: declination of the day and hour angle, without the
 * equation of time.
 *
 * @param azimuth in degrees, clockwise from north
 * @param elevation in degrees above the horizon
 */
record Sun(double azimuth, double elevation) {
    private static final double LATITUDE = StrictMath.toRadians(46.47);
    private static final double LONGITUDE = 11.35;

    static Sun at(Instant instant) {
        OffsetDateTime time = instant.atOffset(ZoneOffset.UTC);
        double turn = 2 * StrictMath.PI * (time.getDayOfYear() + 10) / 365.25;
        double declination = -StrictMath.toRadians(23.44) * StrictMath.cos(turn);
        double hours = time.toLocalTime().toSecondOfDay() / 3600.0 + LONGITUDE / 15 - 12;
        double angle = StrictMath.toRadians(15 * hours);
        double up = StrictMath.sin(LATITUDE) * StrictMath.sin(declination)
                + StrictMath.cos(LATITUDE) * StrictMath.cos(declination) * StrictMath.cos(angle);
        double south = StrictMath.atan2(
                StrictMath.sin(angle),
                StrictMath.cos(angle) * StrictMath.sin(LATITUDE)
                        - StrictMath.tan(declination) * StrictMath.cos(LATITUDE));
        return new Sun(180 + StrictMath.toDegrees(south), StrictMath.toDegrees(StrictMath.asin(up)));
    }

    /** The direction to the sun, eastwards, of length 1. */
    double east() {
        return StrictMath.cos(StrictMath.toRadians(elevation)) * StrictMath.sin(StrictMath.toRadians(azimuth));
    }

    /** The direction to the sun, northwards. */
    double north() {
        return StrictMath.cos(StrictMath.toRadians(elevation)) * StrictMath.cos(StrictMath.toRadians(azimuth));
    }

    /** The direction to the sun, upwards. */
    double up() {
        return StrictMath.sin(StrictMath.toRadians(elevation));
    }
}
