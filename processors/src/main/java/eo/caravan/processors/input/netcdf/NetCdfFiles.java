package eo.caravan.processors.input.netcdf;

import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.source.CubeFiles;
import eo.caravan.processors.source.TilePool;
import eo.caravan.processors.source.access.Location;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/** NetCDF files as parts of collections: as {@code load_url} reads them without options. */
@AutoService(CubeFiles.class)
public final class NetCdfFiles implements CubeFiles {
    @Override
    public boolean reads(String fileName) {
        return fileName.toLowerCase(Locale.ROOT).matches(".+\\.(nc|nc4|cdf)");
    }

    @Override
    public Cube open(Location file, TilePool tiles) throws IOException {
        return new NetCdfInput().open(new InputFile(file, tiles.resources(), tiles, Map.of()));
    }
}
