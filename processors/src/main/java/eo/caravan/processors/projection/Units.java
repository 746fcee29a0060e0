package eo.caravan.processors.projection;

import javax.measure.IncommensurableException;
import javax.measure.Unit;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import si.uom.SI;

/** The units of axes. */
final class Units {
    private Units() {}

    /** How many metres a unit of a projected system is. */
    static double metres(CoordinateReferenceSystem projected) {
        Unit<?> unit = projected.getCoordinateSystem().getAxis(0).getUnit();
        try {
            return unit.getConverterToAny(SI.METRE).convert(1.0);
        } catch (IncommensurableException e) {
            throw new IllegalArgumentException("the axes of " + projected.getName() + " are not lengths", e);
        }
    }
}
