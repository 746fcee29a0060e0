package eo.caravan.processors.source.array.netcdf;

import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.array.ArrayFile;
import eo.caravan.processors.source.array.hdf.HdfArrays;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Opens NetCDF files of every version. */
public final class NetCdf {
    private NetCdf() {}

    /**
     * Reads the header of a file and takes over its source, also where that fails.
     *
     * @throws IOException where it is no NetCDF file, or a damaged one
     */
    public static ArrayFile open(ByteSource source) throws IOException {
        try {
            ByteBuffer magic = ByteBuffer.allocate((int) Math.min(4, source.size()));
            source.read(0, magic);
            byte[] found = magic.array();
            boolean classic = found.length == 4 && found[0] == 'C' && found[1] == 'D' && found[2] == 'F';
            return classic ? ClassicFile.read(source) : HdfArrays.open(source);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }
}
