package eo.caravan.processors.output;

import eo.caravan.processors.cube.Dimension;
import eo.caravan.processors.cube.DimensionType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Labels of dimensions as parts of file names and of the names of bands. */
public final class FileLabels {
    private static final int DATE_LENGTH = 10;
    private static final int LONGEST = 100;

    private FileLabels() {}

    /** The labels, each different: of times their dates where these tell them apart; what file names should not hold is replaced. */
    public static List<String> of(Dimension dimension) {
        List<String> labels = dimension.labels().stream().map(FileLabels::text).toList();
        if (dimension.type() == DimensionType.TEMPORAL) {
            List<String> dates = labels.stream()
                    .map(label -> label.substring(0, Math.min(DATE_LENGTH, label.length())))
                    .toList();
            labels = new HashSet<>(dates).size() == dates.size() ? dates : labels;
        }
        return distinct(labels.stream().map(FileLabels::clean).toList());
    }

    /** A label as text; numbers without a fraction where they have none. */
    static String text(Object label) {
        return String.valueOf(PlainJson.of(label));
    }

    /** A label that file names may hold. */
    static String clean(String label) {
        String clean = label.replace(":", "").replaceAll("[^A-Za-z0-9._+-]", "-");
        return clean.substring(0, Math.min(LONGEST, clean.length()));
    }

    /** The labels, those that stood there before with a number. */
    static List<String> distinct(List<String> labels) {
        Set<String> used = new HashSet<>(labels.size());
        List<String> distinct = new ArrayList<>(labels.size());
        for (String label : labels) {
            String name = label;
            for (int count = 2; !used.add(name); count++) {
                name = label + "_" + count;
            }
            distinct.add(name);
        }
        return distinct;
    }
}
