package eo.caravan.processors.source;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.error.Problems;
import eo.caravan.api.error.ProcessErrorCode;
import eo.caravan.processors.cube.Band;
import eo.caravan.processors.cube.Cube;
import eo.caravan.processors.cube.Grid;
import eo.caravan.processors.cube.Instants;
import eo.caravan.processors.projection.GridWindow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds what a request asks for in a collection: bands, times, items, grid. Reads no cell. */
final class CubeOpening {
    private final StacCollection collection;
    private final LoadRequest request;
    private final Map<Grid, Boolean> wanted = new HashMap<>();

    CubeOpening(StacCollection collection, LoadRequest request) {
        this.collection = collection;
        this.request = request;
    }

    Cube open(TilePool pool) {
        Problems problems = new Problems();
        List<Band> bands = bands(problems);
        List<String> names = bands.stream().map(Band::name).toList();
        checkSpace(names, problems);
        checkTime(problems);
        problems.throwIfAny();
        List<TimeSlice> slices = slices(names);
        if (slices.isEmpty()) {
            throw new OpenEoException(
                    ProcessErrorCode.NO_DATA_AVAILABLE,
                    "The " + collection.origin().name()
                            + " has no data for the extent, the time, the bands and the properties that were asked for.");
        }
        List<SourceItem> items =
                slices.stream().flatMap(slice -> slice.items().stream()).toList();
        Grid whole = request.grid().orElseGet(() -> CommonGrid.of(items, names, process()));
        Grid grid = request.extent().isEmpty()
                ? whole
                : GridWindow.around(whole, request.extent().get())
                        .map(window -> window.of(whole))
                        .orElseThrow(() -> new OpenEoException(
                                        ProcessErrorCode.NO_DATA_AVAILABLE,
                                        "The spatial extent holds no cell of the "
                                                + collection.origin().name() + ".")
                                .argument("spatial_extent"));
        return new CollectionCube(
                collection, slices, bands, grid, pool, request.grid().isPresent());
    }

    /** Refuses an extent that holds nothing of any item, whatever else is asked for. */
    private void checkSpace(List<String> bands, Problems problems) {
        boolean some = request.extent().isEmpty()
                || collection.items().stream()
                        .flatMap(item -> item.finest(bands).stream())
                        .anyMatch(band -> wanted.computeIfAbsent(band.grid(), this::wanted));
        if (!some) {
            problems.add(noData("spatial_extent", "The spatial extent lies outside of the "));
        }
    }

    /** Refuses an interval without any item, whatever else is asked for. */
    private void checkTime(Problems problems) {
        boolean some = collection.slices().stream()
                .anyMatch(slice -> slice.time().isEmpty() || inTime(slice.time().get()));
        if (!some) {
            problems.add(noData("temporal_extent", "The temporal extent lies outside of the "));
        }
    }

    private OpenEoException noData(String argument, String problem) {
        Origin origin = collection.origin();
        return new OpenEoException(
                        ProcessErrorCode.NO_DATA_AVAILABLE, (problem + origin.name() + ". " + origin.hint()).strip())
                .argument(argument);
    }

    /** A name finds the band that has it; a common name finds all that share it. */
    private List<Band> bands(Problems problems) {
        if (request.bands() == null) {
            return collection.bands();
        }
        Set<Band> found = new LinkedHashSet<>();
        for (String wish : request.bands()) {
            List<Band> named = collection.bands().stream()
                    .filter(band -> band.name().equals(wish))
                    .toList();
            List<Band> matching = named.isEmpty()
                    ? collection.bands().stream()
                            .filter(band -> wish.equals(band.commonName()))
                            .toList()
                    : named;
            if (matching.isEmpty()) {
                problems.add(OpenEoException.invalid(
                        process(), "bands", "There is no band '" + wish + "'. There are: " + available()));
            }
            found.addAll(matching);
        }
        if (request.bands().isEmpty()) {
            problems.add(
                    OpenEoException.invalid(process(), "bands", "Name at least one band. There are: " + available()));
        }
        return found.isEmpty() ? collection.bands() : List.copyOf(found);
    }

    private String available() {
        return collection.bands().stream()
                        .map(band ->
                                band.commonName() == null ? band.name() : band.name() + " (" + band.commonName() + ")")
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private List<TimeSlice> slices(List<String> bands) {
        List<TimeSlice> slices = new ArrayList<>();
        for (TimeSlice slice : collection.slices()) {
            if (slice.time().isEmpty() || inTime(slice.time().get())) {
                List<SourceItem> items = slice.items().stream()
                        .filter(item -> wanted(item, bands))
                        .toList();
                if (!items.isEmpty()) {
                    slices.add(new TimeSlice(slice.time(), items));
                }
            }
        }
        return slices;
    }

    private boolean inTime(Instant time) {
        List<String> interval = request.temporal();
        if (interval == null) {
            return true;
        }
        Optional<Instant> begin = instant(interval.get(0));
        Optional<Instant> end = instant(interval.get(1));
        return (begin.isEmpty() || !time.isBefore(begin.get())) && (end.isEmpty() || time.isBefore(end.get()));
    }

    private Optional<Instant> instant(String text) {
        if (text == null) {
            return Optional.empty();
        }
        Optional<Instant> time = Instants.parse(text);
        if (time.isEmpty()) {
            throw OpenEoException.invalid(
                    process(), "temporal_extent", "'" + text + "' is no date or date-time of RFC 3339.");
        }
        return time;
    }

    private String process() {
        return collection.origin().process();
    }

    private boolean wanted(SourceItem item, List<String> bands) {
        Optional<SourceBand> finest = item.finest(bands);
        return finest.isPresent()
                && wanted.computeIfAbsent(finest.get().grid(), this::wanted)
                && request.items().test(item.json());
    }

    private boolean wanted(Grid own) {
        return request.extent()
                        .map(extent -> GridWindow.within(own, extent).isPresent())
                        .orElse(true)
                && request.grid()
                        .map(grid -> GridWindow.touches(own, grid.extent()))
                        .orElse(true);
    }
}
