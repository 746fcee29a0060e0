package eo.caravan.processors.output.gtiff;

import com.google.auto.service.AutoService;
import eo.caravan.processors.output.OutputFormat;

/** Cloud Optimized GeoTIFF: the same files as GTiff, but never without overviews. */
@AutoService(OutputFormat.class)
public final class CogFormat extends TiffFormat {
    /** The name, which GDAL has for it too. */
    static final String NAME = "COG";

    /** Found by the service loader. */
    public CogFormat() {
        super(
                NAME,
                "Cloud Optimized GeoTIFF",
                "A GeoTIFF of which parts can be read over the network: tiles, overviews, all directories first. A file for each"
                        + " date with all bands, or all dates in one file as bands `date_band`.");
    }
}
