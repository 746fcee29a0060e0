package eo.caravan.processors.output.picture;

import com.google.auto.service.AutoService;
import eo.caravan.processors.output.OutputFormat;

/** Pictures without loss; no data is transparent. */
@AutoService(OutputFormat.class)
public final class PngFormat extends PictureFormat {
    /** Found by the service loader. */
    public PngFormat() {
        super(
                Kind.PNG,
                "Portable Network Graphics",
                "A picture to look at, one for each date: one band in grey or colours, or three as red, green and blue (and a fourth"
                        + " as opacity, 0–255). Values are stretched, no data is transparent.");
    }
}
