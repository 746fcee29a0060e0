package eo.caravan.processors.input.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.auto.service.AutoService;
import eo.caravan.processors.cube.Crs;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.input.InputFile;
import eo.caravan.processors.input.InputFormat;
import eo.caravan.processors.input.InputOptions;
import eo.caravan.processors.input.vector.Roles;
import eo.caravan.processors.input.vector.Shapes;
import eo.caravan.processors.input.vector.SourceStream;
import eo.caravan.processors.input.vector.TableIntake;
import eo.caravan.processors.input.vector.TextColumn;
import eo.caravan.processors.input.vector.VectorOptions;
import eo.caravan.processors.output.FormatText;
import eo.caravan.processors.source.access.ByteSource;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;

/** A table of points, or of geometries as well-known text, as a vector cube. The first line names the columns. */
@AutoService(InputFormat.class)
public final class CsvInput implements InputFormat {
    private static final String SEPARATOR = "separator";
    private static final String DECIMAL = "decimal";
    private static final Map<String, Character> SEPARATORS =
            Map.of("", '\0', ",", ',', ";", ';', "\t", '\t', "|", '|', "comma", ',', "semicolon", ';', "tab", '\t');

    @Override
    public String name() {
        return "CSV";
    }

    @Override
    public ObjectNode description() {
        FormatText text = new FormatText(
                "Comma-separated values",
                "Tables of points, or of geometries as well-known text, in UTF-8 with the names of the columns in the first line. Each"
                        + " row is a geometry; rows of the same place at several times are one, with a dimension of times.",
                "vector");
        Roles.describe(text);
        text.option(
                SEPARATOR,
                "string",
                "What stands between columns: a comma, semicolon, tab or pipe; by default what the first line has most of.");
        text.option(DECIMAL, "string", "What stands before the decimals of numbers.")
                .put("default", ".")
                .putArray("enum")
                .add(".")
                .add(",");
        VectorOptions.describe(text);
        return text.json();
    }

    @Override
    public void checkOptions(Map<String, Object> options) {
        options(options);
    }

    private VectorOptions options(Map<String, Object> given) {
        VectorOptions options =
                new VectorOptions(given, name(), Roles.X, Roles.Y, Roles.WKT, Roles.TIME, Roles.ID, SEPARATOR, DECIMAL);
        if (!SEPARATORS.containsKey(options.all().text(SEPARATOR))) {
            throw InputOptions.invalid("The option '" + SEPARATOR + "' must be a comma, semicolon, tab or pipe, not '"
                    + options.all().text(SEPARATOR) + "'.");
        }
        if (!List.of("", ".", ",").contains(options.all().text(DECIMAL))) {
            throw InputOptions.invalid("The option '" + DECIMAL + "' must be a point or a comma, not '"
                    + options.all().text(DECIMAL) + "'.");
        }
        return options;
    }

    @Override
    public Cube open(InputFile file) throws IOException {
        VectorOptions options = options(file.options());
        char separator = SEPARATORS.get(options.all().text(SEPARATOR));
        try (ByteSource source = file.resources().open(file.location());
                CsvLines lines = new CsvLines(new SourceStream(source), separator)) {
            return read(lines, options);
        } catch (JsonProcessingException wrong) {
            throw new IOException("it is no CSV: " + wrong.getOriginalMessage(), wrong);
        }
    }

    private static Cube read(CsvLines lines, VectorOptions options) throws IOException {
        List<String> columns = header(lines);
        Roles roles = Roles.find(columns, options.all());
        roles.needPlaces(columns);
        boolean comma = options.all().text(DECIMAL).equals(",");
        TableIntake table = new TableIntake(columns, roles);
        int row = 0;
        for (List<String> line = lines.next(); line != null; line = lines.next()) {
            row++;
            if (line.size() > columns.size()) {
                throw new IOException("row " + row + " after the header has " + line.size()
                        + " fields, the header only " + columns.size());
            }
            Object[] values = new Object[columns.size()];
            for (int i = 0; i < line.size(); i++) {
                String text = line.get(i);
                values[i] = text.isEmpty() ? null : comma ? pointed(text) : text;
            }
            try {
                table.row(values, place(line, values, roles));
            } catch (IOException wrong) {
                throw new IOException("row " + row + " after the header: " + wrong.getMessage(), wrong);
            }
            if (roles.wkt() >= 0) {
                values[roles.wkt()] = null;
            }
        }
        table.typed();
        return table.cube(options.crs().orElse(Crs.WGS84), options.properties());
    }

    private static List<String> header(CsvLines lines) throws IOException {
        List<String> columns = lines.next();
        if (columns == null) {
            throw new IOException("it is empty; its first line must name the columns");
        }
        if (columns.stream().anyMatch(name -> TextColumn.number(name) != null)) {
            throw new IOException("its first line has numbers where the names of the columns must be: " + columns);
        }
        if (new HashSet<>(columns).size() < columns.size()) {
            throw new IOException("two of its columns have the same name: " + columns);
        }
        return columns;
    }

    private static String pointed(String text) {
        String pointed = text.replace(',', '.');
        return TextColumn.number(pointed) == null ? text : pointed;
    }

    private static Geometry place(List<String> line, Object[] values, Roles roles) throws IOException {
        if (roles.wkt() >= 0) {
            return Shapes.text(roles.wkt() < line.size() ? line.get(roles.wkt()) : null);
        }
        return Shapes.point(coordinate(values[roles.x()]), coordinate(values[roles.y()]));
    }

    private static double coordinate(Object text) throws IOException {
        Double number = text == null ? null : TextColumn.number(String.valueOf(text));
        if (number == null) {
            throw new IOException("'" + text + "' is no coordinate"
                    + (String.valueOf(text).indexOf(',') >= 0 ? "; the option decimal can be ','" : ""));
        }
        return number;
    }
}
