package eo.caravan.processors.output.picture;

import com.google.auto.service.AutoService;
import eo.caravan.processors.output.OutputFormat;

/** Small pictures, with some loss; no data has a colour. */
@AutoService(OutputFormat.class)
public final class JpegFormat extends PictureFormat {
    /** Found by the service loader. */
    public JpegFormat() {
        super(
                Kind.JPEG,
                "JPEG",
                "A small picture to look at, one for each date: one band in grey or colours, or three as red, green and blue. Values are"
                        + " stretched, no data has the colour of the background.");
    }
}
