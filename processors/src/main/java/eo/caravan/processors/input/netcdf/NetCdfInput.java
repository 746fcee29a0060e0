package eo.caravan.processors.input.netcdf;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.InputFormat;
import eo.caravan.processors.input.InputOptions;
import eo.caravan.processors.input.cf.ArrayHandle;
import eo.caravan.processors.input.cf.CfDataset;
import eo.caravan.processors.input.cf.CfOptions;
import eo.caravan.processors.source.array.netcdf.NetCdf;
import java.io.IOException;
import java.util.Map;

/** A NetCDF file, classic or version 4, as a cube of t, bands, y, x. Values are unpacked as CF says. */
@AutoService(InputFormat.class)
public final class NetCdfInput implements InputFormat {
    @Override
    public String name() {
        return "netCDF";
    }

    @Override
    public ObjectNode description() {
        return CfOptions.description(
                "NetCDF",
                "NetCDF files, classic or version 4 (HDF5), with the CF conventions: variables over regular x and y axes become"
                        + " bands, times become dates, scale_factor, add_offset, _FillValue and valid_range are applied."
                        + " Dimensions are called t, bands, y and x, whatever the file calls them.");
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        options(options);
    }

    private CfOptions options(Map<String, Object> options) {
        return CfOptions.of(new InputOptions(options, name(), CfOptions.names()));
    }

    @Override
    public Cube open(InputFile file) throws IOException {
        CfOptions options = options(file.options());
        ArrayHandle handle = ArrayHandle.pooled(file.location(), file.tiles(), NetCdf::open);
        return CfDataset.open(handle, options.bands(), options.crs());
    }
}
