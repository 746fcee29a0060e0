package eo.caravan.processors.process.vector;

/** Shares out a number of things among takers of which each takes no more than its limit. */
final class Shares {
    private Shares() {}

    /**
     * Equal shares: where a taker takes less, the others get more; what cannot be split goes to the first takers, one each.
     *
     * @param limits what each takes at most, 0 or more
     * @param total to share out; what nobody takes stays
     */
    static int[] of(int[] limits, int total) {
        int[] shares = new int[limits.length];
        int left = total;
        while (left > 0) {
            int takers = 0;
            for (int i = 0; i < limits.length; i++) {
                takers += shares[i] < limits[i] ? 1 : 0;
            }
            if (takers == 0) {
                return shares;
            }
            int share = Math.max(1, left / takers);
            for (int i = 0; i < limits.length && left > 0; i++) {
                int more = Math.min(Math.min(share, left), limits[i] - shares[i]);
                shares[i] += more;
                left -= more;
            }
        }
        return shares;
    }
}
