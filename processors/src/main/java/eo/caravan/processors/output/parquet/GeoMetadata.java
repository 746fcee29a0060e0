package eo.caravan.processors.output.parquet;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Feature;
import eo.caravan.processors.output.table.Table;
import eo.caravan.processors.parquet.Column;
import eo.caravan.processors.projection.ProjJsonWriter;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;

/** What stands under {@code geo} in the footer of a GeoParquet file, version 1.1.0. */
final class GeoMetadata {
    static final String COLUMN = "geometry";

    private GeoMetadata() {}

    /** The metadata of a table with geometries; without {@code crs} for longitude and latitude on WGS 84, which is the default. */
    static ObjectNode of(Table table, List<Column> columns) {
        String name = columns.stream()
                .filter(column -> column.kind() == Column.Kind.BYTES)
                .map(Column::name)
                .findFirst()
                .orElseThrow();
        ObjectNode geo = JsonNodeFactory.instance.objectNode();
        geo.put("version", "1.1.0").put("primary_column", name);
        ObjectNode column = geo.putObject("columns").putObject(name);
        column.put("encoding", "WKB");
        SortedSet<String> types = new TreeSet<>();
        Envelope bounds = new Envelope();
        for (Feature feature : table.features()) {
            Geometry geometry = feature.geometry();
            if (!geometry.isEmpty()) {
                types.add(geometry.getGeometryType());
                bounds.expandToInclude(geometry.getEnvelopeInternal());
            }
        }
        types.forEach(column.putArray("geometry_types")::add);
        if (!table.crs().equals(Crs.WGS84)) {
            column.set("crs", ProjJsonWriter.of(table.crs()));
        }
        if (!bounds.isNull()) {
            column.putArray("bbox")
                    .add(bounds.getMinX())
                    .add(bounds.getMinY())
                    .add(bounds.getMaxX())
                    .add(bounds.getMaxY());
        }
        return geo;
    }
}
