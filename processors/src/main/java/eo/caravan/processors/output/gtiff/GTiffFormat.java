package eo.caravan.processors.output.gtiff;

import com.google.auto.service.AutoService;
import eo.caravan.processors.output.OutputFormat;

/** GeoTIFF, cloud optimized unless the user gives up the overviews. */
@AutoService(OutputFormat.class)
public final class GTiffFormat extends TiffFormat {
    /** Found by the service loader. */
    public GTiffFormat() {
        super(
                "GTiff",
                "GeoTIFF",
                "A tiled GeoTIFF with overviews, laid out as a Cloud Optimized GeoTIFF. A file for each date with all bands, or all"
                        + " dates in one file as bands `date_band`. Integers stay integers, the value for no data is"
                        + " declared.");
    }
}
