package eo.caravan.processors.input.csv;

import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The lines of a CSV file in UTF-8, one after the other. */
final class CsvLines implements Closeable {
    private static final int LOOK = 1 << 16;
    private static final int MOST_FIELDS = 10_000;
    private static final int MOST_TEXT = 16 << 20;
    private static final String SEPARATORS = ",;\t|";

    private final CsvParser parser;

    /**
     * Begins to read.
     *
     * @param separator 0 for the one that stands most often in the first line
     */
    CsvLines(InputStream in, char separator) throws IOException {
        Reader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), LOOK * 2);
        char found = separator == 0 ? detected(reader) : separator;
        reader.mark(1);
        if (reader.read() != '\uFEFF') {
            reader.reset();
        }
        CsvFactory factory = CsvFactory.builder()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxStringLength(MOST_TEXT)
                        .build())
                .build();
        parser = factory.createParser(reader);
        parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(found));
        parser.nextToken();
    }

    private static char detected(Reader reader) throws IOException {
        reader.mark(LOOK);
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < LOOK - 1; i++) {
            int next = reader.read();
            if (next < 0 || !quoted && (next == '\n' || next == '\r') && i > 0) {
                break;
            }
            quoted ^= next == '"';
            int separator = SEPARATORS.indexOf(next);
            if (!quoted && separator >= 0) {
                counts[separator]++;
            }
        }
        reader.reset();
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    /** The fields of the next line; {@code null} after the last one. */
    List<String> next() throws IOException {
        JsonToken token = parser.nextToken();
        if (token != JsonToken.START_ARRAY) {
            return null;
        }
        List<String> fields = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == null) {
                break;
            }
            if (fields.size() == MOST_FIELDS) {
                throw new IOException("a line has more than " + MOST_FIELDS + " fields");
            }
            fields.add(parser.getText());
        }
        return fields;
    }

    @Override
    public void close() throws IOException {
        parser.close();
    }
}
