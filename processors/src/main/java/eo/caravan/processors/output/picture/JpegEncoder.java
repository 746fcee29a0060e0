package eo.caravan.processors.output.picture;

import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.execute.CancelledException;
import eo.caravan.processors.execute.RunControl;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Writes what a painter paints as a baseline JPEG, by the JDK's encoder, which needs the whole picture in memory. */
final class JpegEncoder {
    private static final float BEST = 100f;

    private JpegEncoder() {}

    static void write(Painter painter, int quality, Grid picture, Path file, RunControl control) throws IOException {
        int type = painter.grey() ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_3BYTE_BGR;
        BufferedImage image = new BufferedImage(picture.width(), picture.height(), type);
        WritableRaster raster = image.getRaster();
        int[] line = new int[picture.width() * painter.channels()];
        for (int row = 0; row < picture.height(); row++) {
            if (control.cancelled()) {
                throw new CancelledException();
            }
            painter.paint(row, line);
            raster.setPixels(0, row, picture.width(), 1, line);
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (OutputStream bytes = Files.newOutputStream(file);
                ImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            parameters.setCompressionQuality(quality / BEST);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), parameters);
        } finally {
            writer.dispose();
        }
    }
}
