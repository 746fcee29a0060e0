package eo.caravan.processors.process;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.Region;
import eo.caravan.processors.cube.Shape;

/** Where the axes x and y of a cube stand among its dimensions. */
public record HorizontalAxes(int x, int y) {
    /**
     * The axes of a cube that must have both.
     *
     * @param process who asks, for the message
     * @throws OpenEoException DimensionMissing
     */
    public static HorizontalAxes of(Shape shape, String process) {
        int x = shape.axis(Dimension.Axis.X);
        int y = shape.axis(Dimension.Axis.Y);
        if (x < 0 || y < 0) {
            throw new OpenEoException(
                    ProcessErrorCode.DIMENSION_MISSING,
                    process + " needs a cube with regular axes x and y. The dimensions are: "
                            + String.join(", ", shape.names()) + ".");
        }
        return new HorizontalAxes(x, y);
    }

    /** The one that stands before the other. */
    public int first() {
        return Math.min(x, y);
    }

    /** The one that stands behind the other. */
    public int second() {
        return Math.max(x, y);
    }

    /** A shape without both. */
    public Shape without(Shape shape) {
        return shape.without(second()).without(first());
    }

    /** A region of all other dimensions, with a rectangle in these two. */
    public Region rectangle(Region others, int fromX, int sizeX, int fromY, int sizeY) {
        boolean xFirst = x < y;
        return others.inserted(first(), xFirst ? fromX : fromY, xFirst ? sizeX : sizeY)
                .inserted(second(), xFirst ? fromY : fromX, xFirst ? sizeY : sizeX);
    }
}
