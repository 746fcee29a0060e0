package eo.caravan.processors.cube;

import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One dimension of a cube: its name and its labels. */
public sealed interface Dimension {
    String name();

    DimensionType type();

    /** The number of labels. */
    int size();

    /** The label at an index: a number for a spatial axis (the centre of the cell), text for time and bands. */
    Object label(int index);

    /** When a label of a temporal dimension begins; empty where it is no time. */
    default Optional<Instant> instant(int index) {
        return type() == DimensionType.TEMPORAL && label(index) instanceof String text
                ? Instants.parse(text)
                : Optional.empty();
    }

    /** The same dimension under another name. */
    Dimension named(String newName);

    /** The labels at {@code indices}, in that order. On a horizontal axis the indices must be consecutive. */
    Dimension pick(int[] indices);

    /** All labels in order. */
    default List<Object> labels() {
        List<Object> labels = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            labels.add(label(i));
        }
        return labels;
    }

    /** The index of a label, or -1. */
    default int indexOf(Object label) {
        for (int i = 0; i < size(); i++) {
            if (label(i).equals(label)) {
                return i;
            }
        }
        return -1;
    }

    /** The horizontal axes of a regular grid. */
    enum Axis {
        X,
        Y
    }

    /**
     * A regular horizontal axis.
     *
     * @param origin the coordinate of the outer edge of the first cell, in units of the CRS
     * @param step the signed distance from a cell to the next; negative for the usual y axis
     */
    record Horizontal(String name, Axis axis, Crs crs, double origin, double step, int size) implements Dimension {
        @Override
        public DimensionType type() {
            return DimensionType.SPATIAL;
        }

        @Override
        public Object label(int index) {
            return centre(index);
        }

        /** The coordinate of the centre of a cell. */
        public double centre(double index) {
            return origin + (index + 0.5) * step;
        }

        /** How many cells a coordinate lies after the outer edge of the first one; the reverse of {@link #centre}, less a half. */
        public double position(double coordinate) {
            return (coordinate - origin) / step;
        }

        /** The smaller of the outer edges. */
        public double low() {
            return Math.min(origin, origin + step * size);
        }

        /** The larger of the outer edges. */
        public double high() {
            return Math.max(origin, origin + step * size);
        }

        @Override
        public Horizontal named(String newName) {
            return new Horizontal(newName, axis, crs, origin, step, size);
        }

        @Override
        public Horizontal pick(int[] indices) {
            int first = indices.length == 0 ? 0 : indices[0];
            for (int i = 1; i < indices.length; i++) {
                if (indices[i] != first + i) {
                    throw new IllegalArgumentException("a regular axis keeps only neighbouring cells");
                }
            }
            return range(first, indices.length);
        }

        /** {@code length} cells beginning at {@code from}. */
        public Horizontal range(int from, int length) {
            return new Horizontal(name, axis, crs, origin + from * step, step, length);
        }
    }

    /**
     * A temporal dimension; labels are RFC 3339 instants, dates or names of periods, as text.
     *
     * @param starts when the labels begin where their text alone does not say so ({@code 2022-06} is the sixth week or dekad as
     *     well as June); {@code null} where it does
     */
    record Temporal(String name, List<String> times, List<Instant> starts) implements Dimension {
        public Temporal {
            times = List.copyOf(times);
            starts = starts == null ? null : List.copyOf(starts);
            if (starts != null && starts.size() != times.size()) {
                throw new IllegalArgumentException(starts.size() + " starts for " + times.size() + " labels");
            }
        }

        /** Labels that are read as they stand. */
        public Temporal(String name, List<String> times) {
            this(name, times, null);
        }

        @Override
        public DimensionType type() {
            return DimensionType.TEMPORAL;
        }

        @Override
        public int size() {
            return times.size();
        }

        @Override
        public Object label(int index) {
            return times.get(index);
        }

        @Override
        public Optional<Instant> instant(int index) {
            return starts == null ? Instants.parse(times.get(index)) : Optional.of(starts.get(index));
        }

        @Override
        public Temporal named(String newName) {
            return new Temporal(newName, times, starts);
        }

        @Override
        public Temporal pick(int[] indices) {
            return new Temporal(name, picked(times, indices), starts == null ? null : picked(starts, indices));
        }
    }

    /** A dimension of bands; labels are band names. */
    record Bands(String name, List<Band> bands) implements Dimension {
        public Bands {
            bands = List.copyOf(bands);
        }

        @Override
        public DimensionType type() {
            return DimensionType.BANDS;
        }

        @Override
        public int size() {
            return bands.size();
        }

        @Override
        public Object label(int index) {
            return bands.get(index).name();
        }

        /** The indices of the bands of this name; without one, of all bands of this common name, in their order. */
        public List<Integer> matching(String nameOrCommonName) {
            int exact = indexOf(nameOrCommonName);
            if (exact >= 0) {
                return List.of(exact);
            }
            List<Integer> found = new ArrayList<>();
            for (int i = 0; i < bands.size(); i++) {
                if (nameOrCommonName.equals(bands.get(i).commonName())) {
                    found.add(i);
                }
            }
            return found;
        }

        @Override
        public Bands named(String newName) {
            return new Bands(newName, bands);
        }

        @Override
        public Bands pick(int[] indices) {
            return new Bands(name, picked(bands, indices));
        }
    }

    /**
     * A dimension of geometries, which makes a cube a vector cube; labels are the geometries as WKT.
     *
     * @param crs the system of all geometries, x first
     */
    record Geometries(String name, Crs crs, List<Feature> features) implements Dimension {
        public Geometries {
            features = List.copyOf(features);
        }

        @Override
        public DimensionType type() {
            return DimensionType.GEOMETRY;
        }

        @Override
        public int size() {
            return features.size();
        }

        @Override
        public Object label(int index) {
            return features.get(index).geometry().toText();
        }

        /** The labels as they are asked for: the text of thousands of geometries is long, and seldom read. */
        @Override
        public List<Object> labels() {
            return new AbstractList<>() {
                @Override
                public Object get(int index) {
                    return label(index);
                }

                @Override
                public int size() {
                    return features.size();
                }
            };
        }

        @Override
        public Geometries named(String newName) {
            return new Geometries(newName, crs, features);
        }

        @Override
        public Geometries pick(int[] indices) {
            return new Geometries(name, crs, picked(features, indices));
        }
    }

    /** Any other dimension (also z axes and irregular horizontal ones); labels are text or numbers. */
    record Labelled(String name, DimensionType type, List<Object> values) implements Dimension {
        public Labelled {
            values = List.copyOf(values);
        }

        @Override
        public int size() {
            return values.size();
        }

        @Override
        public Object label(int index) {
            return values.get(index);
        }

        @Override
        public Labelled named(String newName) {
            return new Labelled(newName, type, values);
        }

        @Override
        public Labelled pick(int[] indices) {
            return new Labelled(name, type, picked(values, indices));
        }
    }

    private static <T> List<T> picked(List<T> values, int[] indices) {
        List<T> out = new ArrayList<>(indices.length);
        for (int index : indices) {
            out.add(values.get(index));
        }
        return out;
    }
}
