package eo.caravan.routes.file;

import eo.caravan.persistence.file.UserFiles;
import eo.caravan.processors.process.UserData;
import eo.caravan.processors.source.access.Location;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a graph may read of the user for whom it runs, and of nobody else.
 *
 * @param finished the STAC collection of the results of a job, by its id; empty where it is no finished job of this user
 */
public record OwnData(String user, UserFiles files, Function<String, Optional<Location>> finished) implements UserData {
    @Override
    public Location file(String path) {
        return Location.of(files.find(user, path));
    }

    @Override
    public Optional<Location> results(String job) {
        return finished.apply(job);
    }
}
