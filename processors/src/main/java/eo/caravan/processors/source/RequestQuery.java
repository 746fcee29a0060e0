package eo.caravan.processors.source;

import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Extent;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.projection.CrsTransform;
import eo.caravan.processors.source.stac.LonLatBox;
import eo.caravan.processors.source.stac.StacQuery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says a request in the words of STAC: longitudes, latitudes, instants. */
final class RequestQuery {
    private RequestQuery() {}

    static StacQuery of(LoadRequest request) {
        Optional<Extent> extent = request.extent().or(() -> request.grid().map(Grid::extent));
        List<String> interval = request.temporal();
        return new StacQuery(
                extent.map(RequestQuery::box),
                request.intersects(),
                interval == null ? Optional.empty() : instant(interval.get(0)),
                interval == null ? Optional.empty() : instant(interval.get(1)),
                request.conditions());
    }

    private static LonLatBox box(Extent extent) {
        Extent box = CrsTransform.between(extent.crs(), Crs.WGS84).bound(extent);
        double south = Math.max(-90, box.south());
        double north = Math.min(90, box.north());
        boolean round = !box.crossesAntimeridian() && box.east() - box.west() >= 360;
        return round
                ? new LonLatBox(-180, south, 180, north)
                : new LonLatBox(within(box.west()), south, within(box.east()), north);
    }

    /** The same longitude between -180 and 180. */
    private static double within(double longitude) {
        return longitude < -180 ? longitude + 360 : longitude > 180 ? longitude - 360 : longitude;
    }

    private static Optional<Instant> instant(String text) {
        return text == null ? Optional.empty() : Instants.parse(text);
    }
}
