package eo.caravan.processors.source;

import eo.caravan.processors.cube.Region;
import eo.caravan.processors.projection.GridWindow;
import eo.caravan.processors.sampling.ResampleMethod;
import java.util.ArrayList;
import java.util.List;

/**
 * The planes of a region, each of a time and a band, in the order in which they are read. Before one is read whose files lie far away,
 * its files are opened and its tiles fetched together with those of the planes behind it, as many as may be brought near at a time.
 */
final class RemotePlanes {
    /**
     * What a plane is made of.
     *
     * @param items the uppermost first
     */
    record Plane(List<SourceItem> items, String band, ResampleMethod method) {}

    /** Finds the plane of a time and a band. */
    interface Planes {
        Plane at(int time, int band);
    }

    private final MosaicReader reader;
    private final GridWindow part;
    private final int firstBand;
    private final int bands;
    private final int firstTime;
    private final int planes;
    private int reached;

    /** The planes of a region whose last dimensions are bands, y and x, after time where there are four. */
    RemotePlanes(MosaicReader reader, Region region) {
        this.reader = reader;
        int last = region.dimensions() - 1;
        part = new GridWindow(region.from(last), region.from(last - 1), region.size(last), region.size(last - 1));
        firstBand = region.from(last - 2);
        bands = region.size(last - 2);
        firstTime = last == 3 ? region.from(0) : 0;
        planes = bands * (last == 3 ? region.size(0) : 1);
    }

    /** Called before a plane is read. */
    void reach(int time, int band, Planes all) {
        int plane = (time - firstTime) * bands + band - firstBand;
        if (plane < reached) {
            return;
        }
        List<Plane> group = new ArrayList<>();
        long most = Math.max(1, reader.ahead() / Math.max(1, (long) part.width() * part.height()));
        for (int next = plane; next < planes && group.size() < most; next++) {
            group.add(all.at(firstTime + next / bands, firstBand + next % bands));
        }
        reached = plane + group.size();
        reader.bringNear(group, part);
    }
}
