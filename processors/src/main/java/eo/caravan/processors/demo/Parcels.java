package eo.caravan.processors.demo;

/** Divides the farmland: irregular blocks between tracks and hedges, each cut into parallel strips, each of one crop. */
final class Parcels {
    private static final int SEED = 400;
    private static final double BLOCK = 640;
    private static final int DIRECTIONS = 32;
    private static final double[] COS = new double[DIRECTIONS];
    private static final double[] SIN = new double[DIRECTIONS];

    static {
        for (int i = 0; i < DIRECTIONS; i++) {
            COS[i] = StrictMath.cos(StrictMath.PI * i / DIRECTIONS);
            SIN[i] = StrictMath.sin(StrictMath.PI * i / DIRECTIONS);
        }
    }

    /** The parcel of a place. Filled anew for every place. */
    static final class Parcel {
        /** One random number a parcel. */
        int hash;
        /** Metres, about, to the border of the block. */
        double toBlock;
        /** Metres to the border of the parcel within its block. */
        double toEdge;
        /** One random number a border between two blocks. */
        int border;
    }

    private Parcels() {}

    static void find(double x, double y, Parcel parcel) {
        double bentX = x + 45 * Noise.smooth(SEED, x / 900, y / 900);
        double bentY = y + 45 * Noise.smooth(SEED + 1, x / 900, y / 900);
        int column = (int) Math.floor(bentX / BLOCK);
        int row = (int) Math.floor(bentY / BLOCK);
        double first = Double.MAX_VALUE;
        double second = Double.MAX_VALUE;
        int block = 0;
        int neighbour = 0;
        for (int j = row - 1; j <= row + 1; j++) {
            for (int i = column - 1; i <= column + 1; i++) {
                int hash = Noise.hash(SEED + 2, i, j);
                double u = (i + 0.12 + 0.76 * (hash & 0xFFFF) / 65536) * BLOCK - bentX;
                double v = (j + 0.12 + 0.76 * (hash >>> 16) / 65536) * BLOCK - bentY;
                double distance = u * u + v * v;
                if (distance < first) {
                    second = first;
                    neighbour = block;
                    first = distance;
                    block = hash;
                } else if (distance < second) {
                    second = distance;
                    neighbour = hash;
                }
            }
        }
        parcel.toBlock = (Math.sqrt(second) - Math.sqrt(first)) / 2;
        parcel.border = Noise.hash(SEED + 3, Math.min(block, neighbour), Math.max(block, neighbour));
        cut(bentX, bentY, block, parcel);
    }

    private static void cut(double x, double y, int block, Parcel parcel) {
        int direction = (int) (Noise.unit(block, 1) * DIRECTIONS);
        double width = 48 + 130 * Noise.unit(block, 2) * Noise.unit(block, 3);
        double length = 190 + 260 * Noise.unit(block, 4);
        double u = (x * COS[direction] + y * SIN[direction]) / width;
        double v = (y * COS[direction] - x * SIN[direction]) / length;
        double strip = Math.floor(u);
        double piece = Math.floor(v);
        double toSide = Math.min(u - strip, strip + 1 - u) * width;
        double toEnd = Math.min(v - piece, piece + 1 - v) * length;
        parcel.toEdge = Math.min(toSide, toEnd);
        parcel.hash = Noise.hash(block, (int) strip, (int) piece);
    }
}
