package eo.caravan.processors.process.period;

import eo.caravan.processors.cube.Dimension;
import java.util.AbstractList;
import java.util.RandomAccess;

/** The labels of a group, which tell whether anybody looked at one. */
final class SeenLabels extends AbstractList<Object> implements RandomAccess {
    private final Dimension dimension;
    private final int[] members;
    private boolean seen;

    SeenLabels(Dimension dimension, int[] members) {
        this.dimension = dimension;
        this.members = members;
    }

    /** Whether a label was looked at. */
    boolean seen() {
        return seen;
    }

    @Override
    public Object get(int index) {
        seen = true;
        return dimension.label(members[index]);
    }

    @Override
    public int size() {
        return members.length;
    }
}
