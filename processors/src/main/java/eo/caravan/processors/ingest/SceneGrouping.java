package eo.caravan.processors.ingest;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which files are bands of one scene. Where the pattern tells bands, the files whose paths are alike without them. Otherwise files
 * of one band in one folder, of one time and place, whose names differ in a single word.
 */
final class SceneGrouping {
    private static final String SEPARATORS = "(?<=[-_. ])|(?=[-_. ])";

    private final ScenePattern pattern;

    SceneGrouping(ScenePattern pattern) {
        this.pattern = pattern;
    }

    /**
     * A scene.
     *
     * @param name what its files have in common
     * @param files by band, or by {@code data} where there is one file
     */
    record Scene(String name, Map<String, SceneFile> files) {}

    /** All scenes, in the order of their names. */
    List<Scene> group(Collection<SceneFile> files) {
        Map<String, List<SceneFile>> alike = new TreeMap<>();
        for (SceneFile file : files) {
            alike.computeIfAbsent(key(file), key -> new ArrayList<>()).add(file);
        }
        List<Scene> scenes = new ArrayList<>();
        for (List<SceneFile> group : alike.values()) {
            if (pattern.tellsBands()) {
                scenes.addAll(told(group));
            } else {
                byPlace(group).forEach(place -> scenes.addAll(found(place)));
            }
        }
        return scenes;
    }

    private String key(SceneFile file) {
        if (pattern.tellsBands()) {
            return pattern.withoutBand(file.name());
        }
        if (file.bands() > 1 || file.severalTimes()) {
            return file.scene();
        }
        return file.name().getParent() + "|" + file.time() + "|" + words(file).length;
    }

    /** Files of one place each; bands of several resolutions may end some cells apart. */
    private static List<List<SceneFile>> byPlace(List<SceneFile> files) {
        List<List<SceneFile>> places = new ArrayList<>();
        for (SceneFile file : files) {
            places.stream()
                    .filter(place -> place.get(0).covers(file))
                    .findFirst()
                    .orElseGet(() -> {
                        places.add(new ArrayList<>());
                        return places.get(places.size() - 1);
                    })
                    .add(file);
        }
        return places;
    }

    private List<Scene> told(List<SceneFile> files) {
        Map<String, SceneFile> bands = new LinkedHashMap<>();
        for (SceneFile file : files) {
            bands.put(pattern.band(file.name()).orElse("data"), file);
        }
        return List.of(new Scene(stem(pattern.withoutBand(files.get(0).name())), bands));
    }

    private static List<Scene> found(List<SceneFile> files) {
        Optional<Integer> word = files.size() > 1 ? theWordThatDiffers(files) : Optional.empty();
        if (word.isEmpty()) {
            return files.stream()
                    .map(file -> new Scene(file.scene(), Map.of("data", file)))
                    .toList();
        }
        Map<String, SceneFile> bands = new LinkedHashMap<>();
        files.forEach(file -> bands.put(words(file)[word.get()], file));
        SceneFile first = files.get(0);
        String[] words = words(first);
        words[word.get()] = "";
        String folder = first.name().getParent() == null ? "" : first.name().getParent() + "/";
        return List.of(new Scene(folder + String.join("", words), bands));
    }

    /** The position of the only word in which the names differ, each having one of its own; empty where there is no such. */
    private static Optional<Integer> theWordThatDiffers(List<SceneFile> files) {
        Optional<Integer> found = Optional.empty();
        for (int i = 0; i < words(files.get(0)).length; i++) {
            Set<String> seen = new HashSet<>();
            for (SceneFile file : files) {
                seen.add(words(file)[i]);
            }
            boolean differs = seen.size() > 1;
            if (differs && (found.isPresent() || seen.size() < files.size())) {
                return Optional.empty();
            }
            found = differs ? Optional.of(i) : found;
        }
        return found;
    }

    private static String[] words(SceneFile file) {
        return stem(file.name().getFileName().toString()).split(SEPARATORS);
    }

    static String stem(String path) {
        int dot = path.lastIndexOf('.');
        return dot > path.lastIndexOf('/') + 1 ? path.substring(0, dot) : path;
    }
}
