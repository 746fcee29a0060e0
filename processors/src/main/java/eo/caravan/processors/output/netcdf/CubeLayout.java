package eo.caravan.processors.output.netcdf;

import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import eo.caravan.processors.cube.Encoding;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;
import eo.caravan.processors.output.RasterFacts;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** How a cube is laid out in a NetCDF file: which variable a band is, and where its cells lie. */
public final class CubeLayout {
    private static final String CRS = "crs";
    private static final String TEXT = "label_length";

    private final Shape shape;
    private final int bands;
    private final List<String> bandNames;
    private final Encoding encoding;

    private CubeLayout(Shape shape, int bands, List<String> bandNames, Encoding encoding) {
        this.shape = shape;
        this.bands = bands;
        this.bandNames = bandNames;
        this.encoding = encoding;
    }

    /**
     * The layout of a cube of this shape.
     *
     * @param encoding how cells are to be stored; has a value for no data
     */
    public static CubeLayout of(Shape shape, Encoding encoding) {
        List<Integer> positions = shape.ofType(DimensionType.BANDS);
        Set<String> used = new HashSet<>(shape.names());
        used.add(CRS);
        List<String> names = new ArrayList<>();
        for (String band : RasterFacts.bandNames(shape, "value")) {
            String clean = band.replaceAll("[^A-Za-z0-9_.@+-]", "_");
            clean = clean.matches("[A-Za-z_].*") ? clean : "band_" + clean;
            String name = clean;
            for (int count = 2; !used.add(name); count++) {
                name = clean + "_" + count;
            }
            names.add(name);
        }
        return new CubeLayout(shape, positions.isEmpty() ? -1 : positions.get(0), List.copyOf(names), encoding);
    }

    /** What the variable of each band is called. */
    public List<String> bandNames() {
        return bandNames;
    }

    /** How cells are stored. */
    public Encoding encoding() {
        return encoding;
    }

    /** Which dimension the bands are; negative where there is none. */
    public int bands() {
        return bands;
    }

    /** The first band of a region. */
    public int firstBand(Region region) {
        return bands < 0 ? 0 : region.from(bands);
    }

    /** Creates the file, with everything in it but the cells. */
    CdfFile create(Path path) throws IOException {
        List<Dimension> kept = kept();
        List<CdfDimension> dimensions = new ArrayList<>();
        kept.forEach(dimension -> dimensions.add(new CdfDimension(dimension.name(), dimension.size())));
        int length = CfVariables.textLength(kept);
        if (length > 0) {
            dimensions.add(new CdfDimension(TEXT, length));
        }
        List<CfVariables.Filled> coordinates = new ArrayList<>();
        for (int i = 0; i < kept.size(); i++) {
            coordinates.add(CfVariables.coordinate(kept.get(i), i, kept.size(), length));
        }
        shape.grid().ifPresent(grid -> coordinates.add(crs(grid)));
        List<CdfVariable> variables = new ArrayList<>(bandVariables(kept));
        coordinates.forEach(filled -> variables.add(filled.variable()));
        CdfFile file = new CdfFile(path, dimensions, List.of(CdfAttribute.text("Conventions", "CF-1.8")), variables);
        for (int i = 0; i < coordinates.size(); i++) {
            file.write(
                    bandNames.size() + i, 0, ByteBuffer.wrap(coordinates.get(i).values()));
        }
        return file;
    }

    private List<Dimension> kept() {
        List<Dimension> kept = new ArrayList<>(shape.dimensions());
        if (bands >= 0) {
            kept.remove(bands);
        }
        return kept;
    }

    private static CfVariables.Filled crs(Grid grid) {
        return new CfVariables.Filled(
                new CdfVariable(CRS, CdfType.INT, List.of(), 1, GridMapping.of(grid)), new byte[Integer.BYTES]);
    }

    private List<CdfVariable> bandVariables(List<Dimension> kept) {
        CdfType type = CdfType.of(encoding.type());
        List<Integer> positions = new ArrayList<>();
        long values = 1;
        for (int i = 0; i < kept.size(); i++) {
            positions.add(i);
            values *= kept.get(i).size();
        }
        Optional<Grid> grid = shape.grid();
        List<String> labels = RasterFacts.bandNames(shape, "value");
        List<CdfVariable> variables = new ArrayList<>();
        for (int i = 0; i < bandNames.size(); i++) {
            List<CdfAttribute> attributes = new ArrayList<>();
            attributes.add(CdfAttribute.text("long_name", labels.get(i)));
            attributes.add(CdfAttribute.number("_FillValue", type, encoding.nodata()));
            if (grid.isPresent()) {
                attributes.add(CdfAttribute.text("grid_mapping", CRS));
            }
            variables.add(new CdfVariable(bandNames.get(i), type, positions, values, attributes));
        }
        return variables;
    }

    /** Writes the cells of a region. */
    void write(CdfFile file, Region region, ByteBuffer bytes) throws IOException {
        write(file, 0, region, 0, 0, bytes);
    }

    private void write(CdfFile file, int band, Region part, int dimension, long first, ByteBuffer bytes)
            throws IOException {
        if (dimension == part.dimensions()) {
            next(file, band, first, 1, bytes);
            return;
        }
        if (dimension == bands) {
            for (int i = part.from(dimension); i < part.to(dimension); i++) {
                write(file, i, part, dimension + 1, first, bytes);
            }
            return;
        }
        long stride = stride(dimension);
        long begin = first + part.from(dimension) * stride;
        if (dimension > bands && stride == part.stride(dimension)) {
            next(file, band, begin, part.size(dimension) * stride, bytes);
            return;
        }
        for (int i = 0; i < part.size(dimension); i++) {
            write(file, band, part, dimension + 1, begin + i * stride, bytes);
        }
    }

    /** How far apart two neighbours along a dimension lie in a variable. */
    private long stride(int dimension) {
        long stride = 1;
        for (int d = dimension + 1; d < shape.dimensions().size(); d++) {
            stride *= d == bands ? 1 : shape.dimension(d).size();
        }
        return stride;
    }

    private void next(CdfFile file, int band, long first, long cells, ByteBuffer bytes) throws IOException {
        int length = Math.toIntExact(cells * CdfType.of(encoding.type()).bytes());
        ByteBuffer run = bytes.slice(bytes.position(), length);
        bytes.position(bytes.position() + length);
        file.write(band, first, run);
    }
}
