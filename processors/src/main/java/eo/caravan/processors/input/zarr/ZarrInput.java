package eo.caravan.processors.input.zarr;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.InputFormat;
import eo.caravan.processors.input.InputOptions;
import eo.caravan.processors.input.cf.ArrayHandle;
import eo.caravan.processors.input.cf.CfDataset;
import eo.caravan.processors.input.cf.CfOptions;
import eo.caravan.processors.source.access.ByteSource;
import eo.caravan.processors.source.array.ArrayFile;
import eo.caravan.processors.source.array.zarr.FolderStore;
import eo.caravan.processors.source.array.zarr.ZarrFile;
import eo.caravan.processors.source.array.zarr.ZipStore;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A Zarr store, a folder or a zip file, as a cube of t, bands, y, x. Values are unpacked as CF says. */
@AutoService(InputFormat.class)
public final class ZarrInput implements InputFormat {
    @Override
    public String name() {
        return "Zarr";
    }

    @Override
    public ObjectNode description() {
        return CfOptions.description(
                "Zarr",
                "Zarr stores of version 2 and 3 with the CF conventions, as xarray writes them: the URL of the store's folder,"
                        + " which should have consolidated metadata (name the bands otherwise), or a zip file of it. Variables"
                        + " over regular x and y axes become bands; scale_factor, add_offset and _FillValue are applied.");
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
        boolean zip = file.location().fileName().toLowerCase(Locale.ROOT).endsWith(".zip");
        ArrayHandle handle = zip
                ? ArrayHandle.pooled(file.location(), file.tiles(), source -> zipped(source, options.bands()))
                : ArrayHandle.of(
                        file.location(),
                        file.tiles(),
                        ZarrFile.open(new FolderStore(file.location(), file.resources()), options.bands()));
        return CfDataset.open(handle, options.bands(), options.crs());
    }

    private static ArrayFile zipped(ByteSource source, List<String> names) throws IOException {
        try {
            return ZarrFile.open(ZipStore.open(source), names);
        } catch (IOException | RuntimeException e) {
            source.close();
            throw e;
        }
    }
}
