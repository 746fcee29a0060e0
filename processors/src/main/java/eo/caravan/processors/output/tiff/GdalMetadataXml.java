package eo.caravan.processors.output.tiff;

import eo.caravan.processors.source.tiff.TiffBand;
import java.util.List;

/**
 * GDAL's metadata tag: items of the file, and name, scale, offset, unit and statistics of its bands. GDAL escapes the text
 * of an item twice and undoes it twice when reading, so here too.
 */
final class GdalMetadataXml {
    private final StringBuilder xml = new StringBuilder();

    GdalMetadataXml(CogOptions options, List<BandStatistics> statistics) {
        options.items().forEach((name, value) -> item(name, "", value));
        for (int band = 0; band < options.bands(); band++) {
            TiffBand info = options.bandInfo().get(band);
            if (!info.description().isEmpty()) {
                item("DESCRIPTION", sample(band, "description"), info.description());
            }
            if (info.scale() != 1 || info.offset() != 0) {
                item("SCALE", sample(band, "scale"), CogAssembler.number(info.scale()));
                item("OFFSET", sample(band, "offset"), CogAssembler.number(info.offset()));
            }
            if (!info.unit().isEmpty()) {
                item("UNITTYPE", sample(band, "unittype"), info.unit());
            }
            if (statistics.get(band).count() > 0) {
                statistics(band, statistics.get(band));
            }
        }
    }

    private void statistics(int band, BandStatistics values) {
        String sample = " sample=\"" + band + "\"";
        item("STATISTICS_MINIMUM", sample, CogAssembler.number(values.min()));
        item("STATISTICS_MAXIMUM", sample, CogAssembler.number(values.max()));
        item("STATISTICS_MEAN", sample, CogAssembler.number(values.mean()));
        item("STATISTICS_STDDEV", sample, CogAssembler.number(values.stddev()));
        item("STATISTICS_VALID_PERCENT", sample, CogAssembler.number(values.validPercent()));
    }

    private static String sample(int band, String role) {
        return " sample=\"" + band + "\" role=\"" + role + "\"";
    }

    private void item(String name, String attributes, String value) {
        xml.append("  <Item name=\"")
                .append(escape(name))
                .append('"')
                .append(attributes)
                .append('>');
        xml.append(escape(escape(value))).append("</Item>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The text of the tag; empty where there is nothing to say. */
    @Override
    public String toString() {
        return xml.length() == 0 ? "" : "<GDALMetadata>\n" + xml + "</GDALMetadata>\n";
    }
}
