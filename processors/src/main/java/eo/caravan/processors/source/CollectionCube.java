package eo.caravan.processors.source;

import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Chunk;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.sampling.ResampleMethod;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The items of a collection as a cube of t (where the collection has time), bands, y, x. Only the tiles under a region are read,
 * of the bands and times that it covers.
 */
final class CollectionCube implements Cube {
    /** The usual edge of a tile, in cells. */
    private static final int TILE = 512;

    private final Shape shape;
    private final List<TimeSlice> slices;
    private final List<Band> bands;
    private final List<ResampleMethod> methods;
    private final MosaicReader reader;
    private final boolean far;

    /**
     * A cube on a grid.
     *
     * @param slices one for each label of time, or a single one where the collection knows no time
     * @param bands at least one
     * @param overviews whether the grid is a view that overviews may serve
     */
    CollectionCube(
            StacCollection collection,
            List<TimeSlice> slices,
            List<Band> bands,
            Grid grid,
            TilePool pool,
            boolean overviews) {
        this(
                collection.names(),
                slices,
                bands,
                bands.stream()
                        .map(band -> collection.resampling().of(band.name()))
                        .toList(),
                new MosaicReader(grid, pool, overviews),
                grid);
    }

    private CollectionCube(
            StacCollection.DimensionNames names,
            List<TimeSlice> slices,
            List<Band> bands,
            List<ResampleMethod> methods,
            MosaicReader reader,
            Grid grid) {
        this.slices = slices;
        this.bands = bands;
        this.methods = methods;
        this.reader = reader;
        this.far = slices.stream()
                .flatMap(slice -> slice.items().stream())
                .flatMap(item -> item.bands().stream())
                .anyMatch(band -> band.file().remote());
        List<Dimension> dimensions = new ArrayList<>();
        names.time()
                .ifPresent(time -> dimensions.add(new Dimension.Temporal(
                        time, slices.stream().map(TimeSlice::label).toList())));
        dimensions.add(new Dimension.Bands(names.bands(), bands));
        dimensions.add(grid.y(names.y()));
        dimensions.add(grid.x(names.x()));
        this.shape = new Shape(
                dimensions,
                bands.stream().map(Band::encoding).reduce(Encoding::join).orElseThrow());
    }

    /** A single item without time, on its own grid or on that of a view. */
    static CollectionCube of(SourceItem item, TilePool pool, Optional<Grid> view) {
        List<Band> bands = item.bands().stream().map(SourceBand::band).toList();
        Grid grid = view.orElse(item.bands().get(0).grid());
        return new CollectionCube(
                new StacCollection.DimensionNames(Optional.empty(), "bands", "y", "x"),
                TimeSlice.timeless(List.of(item)),
                bands,
                bands.stream().map(band -> ResampleMethod.NEAR).toList(),
                new MosaicReader(grid, pool, view.isPresent()),
                grid);
    }

    @Override
    public Shape shape() {
        return shape;
    }

    @Override
    public Chunk read(Region region) {
        if (region.cells() == 0) {
            return Chunk.zeros(region);
        }
        Chunk chunk = Chunk.unwritten(region);
        int last = region.dimensions() - 1;
        boolean timed = last == 3;
        int plane = region.size(last) * region.size(last - 1);
        int offset = 0;
        RemotePlanes remote = new RemotePlanes(reader, region);
        for (int t = timed ? region.from(0) : 0; t < (timed ? region.to(0) : 1); t++) {
            for (int b = region.from(last - 2); b < region.to(last - 2); b++) {
                MosaicReader.Block block = new MosaicReader.Block(
                        region.from(last),
                        region.from(last - 1),
                        region.size(last),
                        region.size(last - 1),
                        chunk.values(),
                        offset);
                if (far) {
                    remote.reach(t, b, this::plane);
                }
                reader.fill(slices.get(t).items(), bands.get(b).name(), methods.get(b), block);
                offset += plane;
            }
        }
        return chunk;
    }

    private RemotePlanes.Plane plane(int t, int b) {
        return new RemotePlanes.Plane(slices.get(t).items(), bands.get(b).name(), methods.get(b));
    }

    @Override
    public long memory(Region region) {
        int last = region.dimensions() - 1;
        boolean resampled = methods.stream().anyMatch(method -> method != ResampleMethod.NEAR);
        long plane = (long) Double.BYTES * region.size(last) * region.size(last - 1);
        return region.cells() * Double.BYTES + tiles(region) + (resampled ? 5 * plane : 0);
    }

    /** What the decoded tiles under a region occupy together, were all of the usual size. */
    private long tiles(Region region) {
        int last = region.dimensions() - 1;
        long planes = region.cells() / Math.max(1, (long) region.size(last) * region.size(last - 1));
        long under = planes * tiles(region.size(last)) * tiles(region.size(last - 1));
        return under * TILE * TILE * shape.encoding().type().bytes();
    }

    private static long tiles(int cells) {
        return ((long) cells + TILE - 1) / TILE;
    }
}
