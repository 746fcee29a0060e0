package eo.caravan.processors.source.tiff;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Reads GDAL's metadata tag: an XML list of items, some of which say scale, offset, unit and name of a band. */
final class GdalMetadata {
    private final List<TiffBand> bands;
    private final Map<String, String> items = new TreeMap<>();

    private GdalMetadata(int samples) {
        bands = new ArrayList<>(Collections.nCopies(samples, TiffBand.PLAIN));
    }

    List<TiffBand> bands() {
        return List.copyOf(bands);
    }

    /** The items of the file as a whole. */
    Map<String, String> items() {
        return Collections.unmodifiableMap(items);
    }

    static GdalMetadata parse(String xml, int samples, String file) throws MalformedTiffException {
        GdalMetadata metadata = new GdalMetadata(samples);
        if (xml.isBlank()) {
            return metadata;
        }
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new StringReader(xml.strip()));
            while (reader.hasNext()) {
                if (reader.next() == XMLStreamConstants.START_ELEMENT
                        && reader.getLocalName().equals("Item")) {
                    metadata.add(
                            attribute(reader, "name"),
                            attribute(reader, "role"),
                            attribute(reader, "sample"),
                            attribute(reader, "domain"),
                            unescape(reader.getElementText().strip()));
                }
            }
        } catch (XMLStreamException | NumberFormatException e) {
            throw new MalformedTiffException(file, "its GDAL metadata cannot be read: " + e.getMessage(), e);
        }
        return metadata;
    }

    /** GDAL escapes the text of an item once more than XML asks for. */
    private static String unescape(String text) {
        return text.replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&quot;", "\"")
                .replace("&apos;", "'")
                .replace("&amp;", "&");
    }

    private static String attribute(XMLStreamReader reader, String name) {
        String value = reader.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    private void add(String name, String role, String sample, String domain, String text) {
        if (sample.isEmpty()) {
            if (domain.isEmpty()) {
                items.put(name, text);
            }
            return;
        }
        int index = Integer.parseInt(sample);
        if (index < 0 || index >= bands.size()) {
            return;
        }
        TiffBand band = bands.get(index);
        bands.set(
                index,
                switch (role) {
                    case "scale" -> new TiffBand(
                            band.description(), Double.parseDouble(text), band.offset(), band.unit());
                    case "offset" -> new TiffBand(
                            band.description(), band.scale(), Double.parseDouble(text), band.unit());
                    case "description" -> new TiffBand(text, band.scale(), band.offset(), band.unit());
                    case "unittype" -> new TiffBand(band.description(), band.scale(), band.offset(), text);
                    default -> band;
                });
    }
}
