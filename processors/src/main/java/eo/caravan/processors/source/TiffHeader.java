package eo.caravan.processors.source;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.CellType;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.projection.CoordinateSystems;
import eo.caravan.processors.projection.GeoTiffCrs;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.access.Resources;
import eo.caravan.processors.source.tiff.GeoKeys;
import eo.caravan.processors.source.tiff.SampleType;
import eo.caravan.processors.source.tiff.TiffBand;
import eo.caravan.processors.source.tiff.TiffFile;
import eo.caravan.processors.source.tiff.TiffGrid;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;

/**
 * What a file itself tells where its item is silent.
 *
 * @param grid empty where the file does not say where it lies
 * @param noData NaN where it has none
 */
public record TiffHeader(Optional<Grid> grid, CellType type, double noData, List<TiffBand> bands) {
    static TiffHeader read(Location file, Resources resources) throws BrokenItemException {
        try (TiffFile tiff = TiffFile.open(resources.open(file))) {
            return of(tiff);
        } catch (NoSuchFileException e) {
            throw new BrokenItemException("the file " + file + " is not there", e);
        } catch (IOException e) {
            throw new BrokenItemException("the file " + file + " cannot be read: " + e.getMessage(), e);
        } catch (OpenEoException e) {
            throw new BrokenItemException(file + ": " + e.getMessage(), e);
        }
    }

    /**
     * What an open file tells.
     *
     * @throws OpenEoException where its reference system is not known
     */
    public static TiffHeader of(TiffFile tiff) {
        return new TiffHeader(
                grid(tiff),
                cellType(tiff.image().layout().type()),
                tiff.noData().orElse(Double.NaN),
                tiff.bands());
    }

    private static Optional<Grid> grid(TiffFile tiff) {
        if (tiff.grid().isEmpty() || tiff.geoKeys().isEmpty()) {
            return Optional.empty();
        }
        TiffGrid grid = tiff.grid().get();
        return Optional.of(new Grid(
                crs(tiff.geoKeys().get()),
                grid.originX(),
                grid.originY(),
                grid.stepX(),
                grid.stepY(),
                tiff.image().width(),
                tiff.image().height()));
    }

    private static Crs crs(GeoKeys keys) {
        if (keys.epsg().isEmpty() && keys.wkt().isPresent()) {
            return CoordinateSystems.parse(keys.wkt().get());
        }
        return GeoTiffCrs.read(new GeoTiffCrs.Reader() {
            @Override
            public int code(int key, int whenMissing) {
                return keys.number(key, whenMissing);
            }

            @Override
            public double real(int key, double whenMissing) {
                return keys.real(key, whenMissing);
            }

            @Override
            public String text(int key) {
                return keys.text(key);
            }
        });
    }

    /** The type of cells; 64-bit integers become floating point. */
    static CellType cellType(SampleType type) {
        return switch (type) {
            case UINT64, INT64 -> CellType.FLOAT64;
            default -> CellType.valueOf(type.name());
        };
    }
}
