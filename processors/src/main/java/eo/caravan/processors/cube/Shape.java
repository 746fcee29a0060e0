package eo.caravan.processors.cube;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a cube is before any cell of it is known.
 *
 * @param dimensions in storage order, the last runs fastest; names are unique
 * @param encoding how its cells are written outside
 */
public record Shape(List<Dimension> dimensions, Encoding encoding) {
    public Shape {
        dimensions = List.copyOf(dimensions);
        if (dimensions.stream().map(Dimension::name).distinct().count() != dimensions.size()) {
            throw new IllegalArgumentException("dimension names repeat in " + dimensions);
        }
    }

    public List<String> names() {
        return dimensions.stream().map(Dimension::name).toList();
    }

    public Dimension dimension(int index) {
        return dimensions.get(index);
    }

    /** The position of a dimension, or -1. */
    public int find(String name) {
        return names().indexOf(name);
    }

    /**
     * The position of a dimension.
     *
     * @throws OpenEoException DimensionNotAvailable, naming those that are
     */
    public int index(String name) {
        int index = find(name);
        if (index < 0) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_NOT_AVAILABLE,
                    "The data has no dimension '" + name + "'. It has: " + String.join(", ", names()) + ".");
        }
        return index;
    }

    /** The positions of all dimensions of a type. */
    public List<Integer> ofType(DimensionType type) {
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i).type() == type) {
                found.add(i);
            }
        }
        return found;
    }

    /** The position of a horizontal axis, or -1. */
    public int axis(Dimension.Axis axis) {
        for (int i = 0; i < dimensions.size(); i++) {
            if (dimensions.get(i) instanceof Dimension.Horizontal horizontal && horizontal.axis() == axis) {
                return i;
            }
        }
        return -1;
    }

    /** The grid of the horizontal axes, where there are both. */
    public Optional<Grid> grid() {
        int x = axis(Dimension.Axis.X);
        int y = axis(Dimension.Axis.Y);
        if (x < 0 || y < 0) {
            return Optional.empty();
        }
        Dimension.Horizontal h = (Dimension.Horizontal) dimensions.get(x);
        Dimension.Horizontal v = (Dimension.Horizontal) dimensions.get(y);
        return Optional.of(new Grid(h.crs(), h.origin(), v.origin(), h.step(), v.step(), h.size(), v.size()));
    }

    /** The region of all cells. */
    public Region whole() {
        int[] sizes = dimensions.stream().mapToInt(Dimension::size).toArray();
        return Region.of(new int[sizes.length], sizes);
    }

    public Shape with(int index, Dimension dimension) {
        List<Dimension> changed = new ArrayList<>(dimensions);
        changed.set(index, dimension);
        return new Shape(changed, encoding);
    }

    public Shape without(int index) {
        List<Dimension> changed = new ArrayList<>(dimensions);
        changed.remove(index);
        return new Shape(changed, encoding);
    }

    public Shape inserted(int index, Dimension dimension) {
        List<Dimension> changed = new ArrayList<>(dimensions);
        changed.add(index, dimension);
        return new Shape(changed, encoding);
    }

    /** The same dimensions with other cells stored alike: what is known of the storage of single bands is forgotten. */
    public Shape encoded(Encoding newEncoding) {
        return bands(
                newEncoding,
                band -> new Band(band.name(), band.commonName(), band.wavelength(), null, band.scale(), band.offset()));
    }

    /** The same dimensions with cells that were computed: scale and offset of the bands do not count any longer, either. */
    public Shape computed(Encoding newEncoding) {
        return bands(newEncoding, band -> new Band(band.name(), band.commonName(), band.wavelength(), null, 1, 0));
    }

    private Shape bands(Encoding newEncoding, UnaryOperator<Band> change) {
        return new Shape(
                dimensions.stream()
                        .map(dimension -> dimension instanceof Dimension.Bands known
                                ? new Dimension.Bands(
                                        known.name(),
                                        known.bands().stream().map(change).toList())
                                : dimension)
                        .toList(),
                newEncoding);
    }
}
