package eo.caravan.processors.input.parquet;

import com.fasterxml.jackson.databind.node.ObjectNode;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.vector.Roles;
import eo.caravan.processors.input.vector.Shapes;
import eo.caravan.processors.input.vector.TableIntake;
import eo.caravan.processors.input.vector.VectorOptions;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.parquet.ColumnFile;
import eo.caravan.processors.parquet.Field;
import eo.caravan.processors.parquet.Rows;
import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;

/** What reading Parquet and GeoParquet have in common: rows with a geometry, or with columns of coordinates. */
final class ParquetReading {
    private static final String GEOMETRY = "geometry";
    private static final long MOST_ROWS = 10_000_000;

    private final String format;

    ParquetReading(String format) {
        this.format = format;
    }

    ObjectNode description(String title, String description) {
        FormatText text = new FormatText(title, description, "vector");
        text.option(GEOMETRY, "string", "The column of geometries (WKB); by default the primary one.");
        Roles.describe(text);
        VectorOptions.describe(text);
        return text.json();
    }

    VectorOptions options(Map<String, Object> given) {
        return new VectorOptions(given, format, GEOMETRY, Roles.X, Roles.Y, Roles.WKT, Roles.TIME, Roles.ID);
    }

    Cube open(InputFile file, boolean geometry) throws IOException {
        VectorOptions options = options(file.options());
        try (ByteSource source = file.resources().open(file.location())) {
            ColumnFile table = ColumnFile.open(source);
            if (table.rows() > MOST_ROWS) {
                throw new IOException("it has " + table.rows() + " rows; at most " + MOST_ROWS + " are read");
            }
            return read(table, options, geometry);
        }
    }

    private static Cube read(ColumnFile file, VectorOptions options, boolean needed) throws IOException {
        List<Field> fields = file.fields();
        Optional<GeometryColumn> geometry =
                GeometryColumn.find(fields, file.texts(), options.all().text(GEOMETRY));
        if (needed && geometry.isEmpty()) {
            throw new IOException("it says nothing of geometries; where columns hold coordinates, read it as Parquet");
        }
        int place = geometry.map(GeometryColumn::index).orElse(-1);
        List<Integer> wanted = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            boolean value =
                    fields.get(i).kind() != Field.Kind.BYTES && fields.get(i).kind() != Field.Kind.GEOMETRY;
            if (i != place && value) {
                wanted.add(i);
            }
        }
        List<String> columns = wanted.stream().map(i -> fields.get(i).name()).toList();
        Roles found = Roles.find(columns, options.all());
        Roles roles =
                place < 0 ? found : new Roles(-1, -1, -1, found.time(), found.timeNamed(), found.id(), found.index());
        if (place >= 0) {
            wanted.add(place);
        } else {
            roles.needPlaces(columns);
        }
        TableIntake table = new TableIntake(columns, roles);
        Rows rows = file.read(wanted);
        for (Object[] row = rows.next(); row != null; row = rows.next()) {
            Geometry at = place(row, columns.size(), place >= 0, roles);
            table.row(Arrays.copyOf(row, columns.size()), at);
        }
        return table.cube(crs(options, geometry), options.properties());
    }

    /** What the user says, otherwise what the file says, otherwise longitude and latitude. */
    private static Crs crs(VectorOptions options, Optional<GeometryColumn> geometry) throws IOException {
        Optional<Crs> told = geometry.map(GeometryColumn::crs).orElse(Optional.of(Crs.WGS84));
        return options.crs()
                .or(() -> told)
                .orElseThrow(() -> new IOException(
                        "it says that the reference system of its geometries is unknown; name it by the option 'crs'"));
    }

    private static Geometry place(Object[] row, int last, boolean geometry, Roles roles) throws IOException {
        if (geometry) {
            return Shapes.binary((byte[]) row[last]);
        }
        if (roles.wkt() >= 0) {
            return Shapes.text(row[roles.wkt()] == null ? null : String.valueOf(row[roles.wkt()]));
        }
        if (row[roles.x()] instanceof Double x && row[roles.y()] instanceof Double y) {
            return Shapes.point(x, y);
        }
        throw new IOException("a row has the coordinates " + row[roles.x()] + " and " + row[roles.y()]);
    }
}
