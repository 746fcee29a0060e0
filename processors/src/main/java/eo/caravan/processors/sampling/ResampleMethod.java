package eo.caravan.processors.sampling;

import eo.caravan.api.error.OpenEoException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How a cell comes of the cells of another grid. The first five look at the cells around its centre, by a kernel that is as wide
 * as the larger of the two cells asks for; the others at all cells under its area.
 */
public enum ResampleMethod {
    NEAR(0, true),
    BILINEAR(1, false),
    /** Cubic convolution with a = -0.5. */
    CUBIC(2, false),
    /** Cubic B-spline, which smooths. */
    CUBICSPLINE(2, false),
    /** Sinc windowed by sinc, over three cells to each side. */
    LANCZOS(3, false),
    AVERAGE(0, false),
    SUM(0, false),
    RMS(0, false),
    MIN(0, true),
    MAX(0, true),
    MODE(0, true),
    MED(0, true),
    Q1(0, true),
    Q3(0, true);

    private final int radius;
    private final boolean selects;

    ResampleMethod(int radius, boolean selects) {
        this.radius = radius;
        this.selects = selects;
    }

    /** The method of a name in lower case, where there is one. */
    public static Optional<ResampleMethod> named(String name) {
        return Arrays.stream(values())
                .filter(method -> method.text().equals(name))
                .findFirst();
    }

    /**
     * The method of a name, as written in arguments.
     *
     * @throws OpenEoException ProcessParameterInvalid where there is none
     */
    public static ResampleMethod parse(String name, String process) {
        return named(name)
                .orElseThrow(() -> OpenEoException.invalid(
                        process, "method", "There is no method '" + name + "'. Choose one of " + names() + "."));
    }

    /** The names of all methods. */
    public static String names() {
        return Arrays.stream(values()).map(ResampleMethod::text).collect(Collectors.joining(", "));
    }

    /** The name in lower case. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether results are values of the source, so that integers stay integers. */
    public boolean selects() {
        return selects;
    }

    /** Whether results are of the kind that the source has, so that they are stored alike: selected, or blended of neighbours. */
    public boolean keepsType() {
        return selects || kernel();
    }

    /** How many cells to each side an unstretched kernel reaches; 0 without one. */
    int radius() {
        return radius;
    }

    /** Whether cells around the centre are weighed by a kernel. */
    boolean kernel() {
        return radius > 0;
    }

    /** Whether all cells under the area are weighed. */
    boolean weighsArea() {
        return this == AVERAGE || this == SUM || this == RMS;
    }

    /** Whether some weights are negative, so that what is left of them may come to nothing. */
    boolean swings() {
        return this == CUBIC || this == LANCZOS;
    }

    /** The weight of a cell whose centre lies so many cells away. */
    double weight(double distance) {
        double d = Math.abs(distance);
        return switch (this) {
            case BILINEAR -> Math.max(0, 1 - d);
            case CUBIC -> cubic(d);
            case CUBICSPLINE -> spline(d);
            case LANCZOS -> d >= radius ? 0 : sinc(d) * sinc(d / radius);
            default -> throw new IllegalStateException(this + " has no kernel");
        };
    }

    private static double cubic(double d) {
        if (d < 1) {
            return (1.5 * d - 2.5) * d * d + 1;
        }
        return d < 2 ? ((-0.5 * d + 2.5) * d - 4) * d + 2 : 0;
    }

    private static double spline(double d) {
        if (d < 1) {
            return 2.0 / 3 - d * d + d * d * d / 2;
        }
        return d < 2 ? (2 - d) * (2 - d) * (2 - d) / 6 : 0;
    }

    private static double sinc(double d) {
        return d == 0 ? 1 : Math.sin(Math.PI * d) / (Math.PI * d);
    }
}
