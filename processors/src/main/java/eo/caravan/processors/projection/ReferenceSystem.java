package eo.caravan.processors.projection;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.cube.Crs;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.referencing.FactoryException;
import org.geotools.api.referencing.ReferenceIdentifier;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.api.referencing.crs.GeographicCRS;
import org.geotools.api.referencing.crs.ProjectedCRS;
import org.geotools.api.referencing.cs.AxisDirection;
import org.geotools.referencing.AbstractIdentifiedObject;
import org.geotools.referencing.CRS;
import org.geotools.referencing.crs.DefaultProjectedCRS;
import org.geotools.referencing.cs.DefaultCartesianCS;

/**
 * A system as GeoTools knows it.
 *
 * @param crs horizontal, two axes, x first
 * @param definition present where the system was spelled out
 */
record ReferenceSystem(CoordinateReferenceSystem crs, Optional<CrsDefinition> definition) {
    /** Codes that GeoTools does not know, though data comes in them: the equal-area grid of SMAP and others (EASE-Grid 2.0). */
    private static final Map<String, String> MISSING = Map.of("EPSG:6933", "+proj=cea +lat_ts=30 +datum=WGS84");

    private static final Cache<Crs, ReferenceSystem> KNOWN =
            Caffeine.newBuilder().maximumSize(1000).build();

    /**
     * The system of a definition.
     *
     * @throws OpenEoException where there is no such system, or it is not horizontal
     */
    static ReferenceSystem of(Crs crs) {
        return KNOWN.get(crs, ReferenceSystem::resolve);
    }

    private static ReferenceSystem resolve(Crs crs) {
        try {
            String missing = MISSING.get(crs.definition());
            if (missing != null) {
                return of(ProjText.read(missing).definition());
            }
            if (crs.epsgCode().isPresent()) {
                return new ReferenceSystem(decode("EPSG:" + crs.epsgCode().getAsInt()), Optional.empty());
            }
            WktNode tree = WktReader.horizontal(WktNode.parse(crs.definition()));
            return of(WktReader.definition(tree));
        } catch (FactoryException | IllegalArgumentException e) {
            throw unknown(crs.definition(), e);
        }
    }

    private static ReferenceSystem of(CrsDefinition definition) throws FactoryException {
        return new ReferenceSystem(CRS.parseWKT(WktWriter.geoTools(definition)), Optional.of(definition));
    }

    private static CoordinateReferenceSystem decode(String code) throws FactoryException {
        CoordinateReferenceSystem horizontal = CRS.getHorizontalCRS(CRS.decode(code, true));
        if (horizontal == null) {
            throw new IllegalArgumentException("it is neither geographic nor projected");
        }
        Optional<String> own = horizontal.getIdentifiers().stream()
                .map(ReferenceIdentifier::toString)
                .filter(id -> id.startsWith("EPSG:"))
                .findFirst();
        return own.isPresent() ? CRS.decode(own.get(), true) : horizontal;
    }

    static OpenEoException unknown(String definition, Exception cause) {
        String shown = definition.length() > 200 ? definition.substring(0, 200) + "…" : definition;
        String reason = cause instanceof IllegalArgumentException ? ": " + cause.getMessage() : "";
        return new OpenEoException(
                ApiErrorCode.PROCESS_PARAMETER_INVALID,
                "'" + shown + "' is not a coordinate reference system that is known here" + reason
                        + ". Give the EPSG code of a geographic or projected system, WKT2 or PROJJSON.",
                cause);
    }

    boolean geographic() {
        return crs instanceof GeographicCRS;
    }

    /**
     * Whether nothing is known of how its datum lies to WGS 84. Longitude and latitude are then taken over as they are, as
     * PROJ does: an ellipsoidal shift would move a sphere like that of MODIS by kilometres.
     */
    boolean ballpark() {
        return definition.map(d -> d.shift().length == 0).orElse(false);
    }

    /**
     * By how much x is larger, and y smaller, than GeoTools has them: the cylindrical equal-area projection is put on its true
     * parallel here, which GeoTools passes over.
     */
    double stretch() {
        return definition.map(WktWriter::stretch).orElse(1.0);
    }

    /** The geographic system beneath a projection, or the system itself. */
    CoordinateReferenceSystem base() {
        return crs instanceof ProjectedCRS projected ? projected.getBaseCRS() : crs;
    }

    /** The same system with axes that are called easting and northing, where its own have directions that WKT 1 cannot say. */
    CoordinateReferenceSystem plainAxes() {
        AxisDirection first = crs.getCoordinateSystem().getAxis(0).getDirection();
        if (!(crs instanceof ProjectedCRS projected) || first.equals(AxisDirection.EAST) || Units.metres(crs) != 1) {
            return crs;
        }
        return new DefaultProjectedCRS(
                AbstractIdentifiedObject.getProperties(crs),
                projected.getConversionFromBase(),
                projected.getBaseCRS(),
                projected.getConversionFromBase().getMathTransform(),
                DefaultCartesianCS.PROJECTED);
    }
}
