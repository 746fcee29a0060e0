package eo.caravan.processors.output.netcdf;

import java.util.List;

/**
 * A variable of a NetCDF file.
 *
 * @param dimensions the positions of its dimensions in the file, the last runs fastest; none for a single value
 * @param values how many it has
 */
public record CdfVariable(
        String name, CdfType type, List<Integer> dimensions, long values, List<CdfAttribute> attributes) {
    long bytes() {
        return values * type.bytes();
    }

    /** Whether only version 5 of the format can hold it. */
    boolean recent() {
        return type.recent()
                || attributes.stream().anyMatch(attribute -> attribute.type().recent());
    }
}
