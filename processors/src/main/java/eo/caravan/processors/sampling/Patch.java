package eo.caravan.processors.sampling;

import java.util.Arrays;
import java.util.List;

/** A rectangle of the target, ready to be filled: where its cells lie is found once for all layers. For one thread. */
public final class Patch {
    private final ResampleMethod method;
    private final Places places;
    private final int width;
    private final int height;
    private final Layer.Window window;

    Patch(ResampleMethod method, Places places, int width, int height) {
        this.method = method;
        this.places = places;
        this.width = width;
        this.height = height;
        double[] widest = method == ResampleMethod.NEAR ? new double[2] : places.widest();
        this.window =
                window(places.bounds(), Taps.reach(method, widest[0]), Taps.reach(method, widest[1]), width, height);
    }

    /** The source cells that are needed; empty where the rectangle lies outside of the source. */
    public Layer.Window window() {
        return window;
    }

    static Layer.Window window(double[] bounds, double across, double down, int width, int height) {
        return bounds[0] > bounds[1] || bounds[2] > bounds[3]
                ? new Layer.Window(0, 0, 0, 0)
                : new Layer.Window(
                        (int) Math.max(0, Math.floor(bounds[0] - across) - 1),
                        (int) Math.max(0, Math.floor(bounds[2] - down) - 1),
                        (int) Math.min(width, Math.floor(bounds[1] + across) + 2),
                        (int) Math.min(height, Math.floor(bounds[3] + down) + 2));
    }

    /**
     * Fills the rectangle.
     *
     * @param layers of {@link #window}; no data is NaN
     * @param firsts where the first cell of each stands in {@code out}
     * @param rowStep distance from a cell to that below it
     * @param columnStep distance from a cell to its neighbour
     */
    public void fill(List<Layer> layers, double[] out, int[] firsts, int rowStep, int columnStep) {
        List<Layer> packed =
                window.empty() ? List.of() : layers.stream().map(Layer::packed).toList();
        LineSampler sampler = LineSampler.of(method, places, width, height, window);
        for (int row = 0; row < places.height(); row++) {
            if (!packed.isEmpty()) {
                sampler.begin(row);
            }
            for (int i = 0; i < firsts.length; i++) {
                int first = firsts[i] + row * rowStep;
                if (packed.isEmpty()) {
                    empty(out, first, columnStep);
                } else {
                    sampler.fill(packed.get(i), out, first, columnStep);
                }
            }
        }
    }

    private void empty(double[] out, int first, int step) {
        if (step == 1) {
            Arrays.fill(out, first, first + places.width(), Double.NaN);
            return;
        }
        for (int x = 0; x < places.width(); x++) {
            out[first + x * step] = Double.NaN;
        }
    }
}
