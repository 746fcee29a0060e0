package eo.caravan.processors.cube;

/**
 * A rectangle in some CRS; x is east or longitude.
 *
 * @param west the smaller x, unless {@code crs} is geographic and the rectangle crosses the antimeridian
 */
public record Extent(double west, double south, double east, double north, Crs crs) {
    public boolean crossesAntimeridian() {
        return west > east;
    }
}
