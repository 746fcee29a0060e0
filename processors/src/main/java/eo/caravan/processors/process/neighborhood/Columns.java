package eo.caravan.processors.process.neighborhood;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The columns of a kernel, of which many are multiples of others: most kernels are symmetric, or the product of a column and a row.
 * The sums down such columns need to be computed only once. The division decides how sums are rounded, so it depends on nothing
 * but the kernel; of whole weights, only whole multiples count, which need no rounding.
 *
 * @param bases the different columns
 * @param base for each column of the kernel that is not all zero, in their order, which of them it is a multiple of
 * @param factors by how much
 * @param places which columns of the kernel these are
 */
record Columns(double[][] bases, int[] base, double[] factors, int[] places) {
    private static final double ROUNDING = 8 * Math.ulp(1.0);

    static Columns of(Weights weights) {
        int width = weights.width();
        double[][] columns = new double[width][];
        for (int j = 0; j < width; j++) {
            int column = j;
            columns[j] = Arrays.stream(weights.rows())
                    .mapToDouble(row -> row[column])
                    .toArray();
        }
        boolean whole =
                Arrays.stream(weights.rows()).flatMapToDouble(Arrays::stream).allMatch(w -> w == Math.rint(w));
        int[] places = IntStream.range(0, width)
                .filter(j -> Arrays.stream(columns[j]).anyMatch(weight -> weight != 0))
                .toArray();
        List<double[]> bases = new ArrayList<>();
        int[] base = new int[width];
        double[] factors = new double[width];
        IntStream.of(places)
                .boxed()
                .sorted(Comparator.comparingDouble(j -> size(columns[j])))
                .forEach(j -> {
                    for (int b = 0; factors[j] == 0 && b < bases.size(); b++) {
                        base[j] = b;
                        factors[j] = multiple(columns[j], bases.get(b), whole);
                    }
                    if (factors[j] == 0) {
                        base[j] = bases.size();
                        factors[j] = 1;
                        bases.add(columns[j]);
                    }
                });
        return new Columns(
                bases.toArray(double[][]::new),
                IntStream.of(places).map(j -> base[j]).toArray(),
                IntStream.of(places).mapToDouble(j -> factors[j]).toArray(),
                places);
    }

    private static double size(double[] column) {
        return Arrays.stream(column).map(Math::abs).sum();
    }

    /** By how much the base is to be multiplied to give the column, 0 where the column is no multiple. */
    private static double multiple(double[] column, double[] base, boolean whole) {
        double factor = 0;
        for (int i = 0; i < column.length && factor == 0; i++) {
            factor = base[i] == 0 ? 0 : column[i] / base[i];
        }
        double tolerance = whole ? 0 : ROUNDING;
        boolean fits = !whole || factor == Math.rint(factor);
        for (int i = 0; fits && i < column.length; i++) {
            fits = Math.abs(base[i] * factor - column[i]) <= Math.abs(column[i]) * tolerance;
        }
        return fits ? factor : 0;
    }
}
