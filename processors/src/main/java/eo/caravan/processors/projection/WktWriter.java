package eo.caravan.processors.projection;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes definitions as single lines of well-known text. */
final class WktWriter {
    private static final String DEGREE = "0.017453292519943295";

    private WktWriter() {}

    /** WKT 1 as GeoTools reads it, which has its own name for one method and no true parallel for another. */
    static String geoTools(CrsDefinition crs) {
        if (crs.projection().isEmpty()) {
            return wkt1(crs);
        }
        CrsDefinition.Projection projection = crs.projection().get();
        return switch (projection.method()) {
            case POLAR_STEREOGRAPHIC_B -> wkt1(crs)
                    .replace("\"Polar_Stereographic\"", "\"Polar Stereographic (variant B)\"")
                    .replace("\"latitude_of_origin\"", "\"standard_parallel_1\"");
            case CYLINDRICAL_EQUAL_AREA -> wkt1(onEquator(crs, projection));
            default -> wkt1(crs);
        };
    }

    private static CrsDefinition onEquator(CrsDefinition crs, CrsDefinition.Projection projection) {
        double stretch = stretch(crs);
        Map<ProjectionParameter, Double> values = new HashMap<>(projection.values());
        values.replaceAll((parameter, value) -> switch (parameter.wkt1()) {
            case "standard_parallel_1" -> 0.0;
            case "false_easting" -> value / stretch;
            case "false_northing" -> value * stretch;
            default -> value;
        });
        return new CrsDefinition(
                crs.name(),
                crs.datum(),
                crs.ellipsoid(),
                crs.semiMajor(),
                crs.inverseFlattening(),
                crs.shift(),
                Optional.of(new CrsDefinition.Projection(projection.method(), values, projection.unit())));
    }

    /** What x of {@link #geoTools} has to be multiplied by, and y divided by. */
    static double stretch(CrsDefinition crs) {
        if (crs.projection().isEmpty() || crs.projection().get().method() != ProjectionMethod.CYLINDRICAL_EQUAL_AREA) {
            return 1;
        }
        CrsDefinition.Projection projection = crs.projection().get();
        double parallel =
                Math.toRadians(projection.value(projection.method().parameters().get(0)));
        double flattening = crs.inverseFlattening() == 0 ? 0 : 1 / crs.inverseFlattening();
        double eccentricity = flattening * (2 - flattening);
        return Math.cos(parallel) / Math.sqrt(1 - eccentricity * Math.sin(parallel) * Math.sin(parallel));
    }

    /** WKT 1 as GDAL and PROJ read it. */
    static String wkt1(CrsDefinition crs) {
        String geographic = "GEOGCS[" + quote(crs.projection().isPresent() ? crs.datum() : crs.name()) + ",DATUM["
                + quote(crs.datum()) + ",SPHEROID[" + quote(crs.ellipsoid()) + "," + number(crs.semiMajor()) + ","
                + number(crs.inverseFlattening()) + "]" + shift(crs)
                + "],PRIMEM[\"Greenwich\",0],UNIT[\"degree\"," + DEGREE + "],AXIS[\"Longitude\",EAST],"
                + "AXIS[\"Latitude\",NORTH]]";
        return crs.projection().map(p -> projected1(crs, p, geographic)).orElse(geographic);
    }

    /** WKT 1 without axes. */
    static String esri(CrsDefinition crs) {
        return wkt1(crs).replaceAll(",AXIS\\[[^\\]]*\\]", "");
    }

    private static String shift(CrsDefinition crs) {
        StringBuilder out = new StringBuilder();
        for (double value : crs.shift()) {
            out.append(out.isEmpty() ? "" : ",").append(number(value));
        }
        return out.isEmpty() ? "" : ",TOWGS84[" + out + "]";
    }

    private static String projected1(CrsDefinition crs, CrsDefinition.Projection projection, String geographic) {
        StringBuilder out =
                new StringBuilder("PROJCS[").append(quote(crs.name())).append(',');
        out.append(geographic)
                .append(",PROJECTION[")
                .append(quote(projection.method().wkt1()))
                .append(']');
        for (ProjectionParameter parameter : projection.method().parameters()) {
            out.append(",PARAMETER[\"").append(parameter.wkt1()).append("\",");
            out.append(number(projection.value(parameter))).append(']');
        }
        out.append(",UNIT[")
                .append(quote(unitName(projection.unit())))
                .append(',')
                .append(number(projection.unit()));
        return out.append("],AXIS[\"Easting\",EAST],AXIS[\"Northing\",NORTH]]").toString();
    }

    /** WKT 2 (2019). */
    static String wkt2(CrsDefinition crs) {
        String datum = "DATUM[" + quote(crs.datum()) + ",ELLIPSOID[" + quote(crs.ellipsoid()) + ","
                + number(crs.semiMajor()) + "," + number(crs.inverseFlattening()) + ",LENGTHUNIT[\"metre\",1]]]"
                + ",PRIMEM[\"Greenwich\",0,ANGLEUNIT[\"degree\"," + DEGREE + "]]";
        if (crs.projection().isEmpty()) {
            return "GEOGCRS[" + quote(crs.name()) + "," + datum
                    + ",CS[ellipsoidal,2],AXIS[\"longitude\",east,ORDER[1]],AXIS[\"latitude\",north,ORDER[2]],"
                    + "ANGLEUNIT[\"degree\"," + DEGREE + "]]";
        }
        CrsDefinition.Projection projection = crs.projection().get();
        String length = "LENGTHUNIT[" + quote(unitName(projection.unit())) + "," + number(projection.unit()) + "]";
        StringBuilder out = new StringBuilder("PROJCRS[").append(quote(crs.name()));
        out.append(",BASEGEOGCRS[").append(quote(crs.datum())).append(',').append(datum);
        out.append("],CONVERSION[").append(quote(projection.method().wkt2()));
        out.append(",METHOD[")
                .append(quote(projection.method().wkt2()))
                .append(id(projection.method().epsg()));
        out.append(']');
        for (ProjectionParameter parameter : projection.method().parameters()) {
            out.append(",PARAMETER[").append(quote(parameter.wkt2())).append(',');
            out.append(number(projection.value(parameter))).append(',');
            out.append(
                    switch (parameter.kind()) {
                        case ANGLE -> "ANGLEUNIT[\"degree\"," + DEGREE + "]";
                        case LENGTH -> length;
                        case SCALE -> "SCALEUNIT[\"unity\",1]";
                    });
            out.append(id(parameter.epsg())).append(']');
        }
        out.append("],CS[Cartesian,2],AXIS[\"easting\",east,ORDER[1]],AXIS[\"northing\",north,ORDER[2]],");
        return out.append(length).append(']').toString();
    }

    private static String id(int epsg) {
        return epsg == 0 ? "" : ",ID[\"EPSG\"," + epsg + "]";
    }

    static String unitName(double metres) {
        return metres == 1 ? "metre" : String.format(Locale.ROOT, "unit of %s m", number(metres));
    }

    private static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    private static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
