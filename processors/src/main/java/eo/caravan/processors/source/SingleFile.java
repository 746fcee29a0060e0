package eo.caravan.processors.source;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.source.access.Location;
import eo.caravan.processors.source.tiff.TiffBand;
import eo.caravan.processors.source.tiff.TiffFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A GeoTIFF that belongs to no collection as a lazy cube of bands, y, x. Values are as stored. */
public final class SingleFile {
    private SingleFile() {}

    /**
     * Reads the header of a file.
     *
     * @param names what to call the bands, in their order in the file; empty for the names in the file, {@code B1}, {@code B2} and so on
     *     where it has none
     * @param view the grid to read at, from overviews where they do; empty for the file's own
     * @throws IOException where it is no GeoTIFF that can be read, or does not say where it lies
     */
    public static Cube open(Location file, List<String> names, TilePool pool, Optional<Grid> view) throws IOException {
        TiffHeader header = header(file, pool);
        Grid grid = header.grid()
                .orElseThrow(
                        () -> new IOException("it does not say where its cells lie, or in which reference system"));
        int count = header.bands().size();
        if (!names.isEmpty() && names.size() != count) {
            throw new IOException("it has " + count + " bands, but " + names.size() + " names are given for them");
        }
        Set<String> used = new HashSet<>();
        List<SourceBand> bands = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TiffBand told = header.bands().get(i);
            String own = told.description().isBlank() ? "B" + (i + 1) : told.description();
            String name = names.isEmpty() ? own : names.get(i);
            if (!used.add(name)) {
                name = name + "_" + (i + 1);
                used.add(name);
            }
            Encoding encoding = new Encoding(header.type(), header.noData());
            bands.add(new SourceBand(new Band(name, null, null, encoding, told.scale(), told.offset()), file, i, grid));
        }
        SourceItem item = new SourceItem(
                file.fileName(), file, JsonNodeFactory.instance.objectNode(), Optional.empty(), List.copyOf(bands));
        return CollectionCube.of(item, pool, view);
    }

    private static TiffHeader header(Location file, TilePool pool) throws IOException {
        try (TiffFile tiff = TiffFile.open(pool.resources().open(file))) {
            return TiffHeader.of(tiff);
        } catch (OpenEoException unknownSystem) {
            throw new IOException(unknownSystem.getMessage(), unknownSystem);
        }
    }
}
