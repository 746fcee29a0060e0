package eo.caravan.processors.process;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.processors.source.access.Location;
import java.util.Map;
import java.util.Optional;

/** What belongs to the user for whom a graph runs. */
public interface UserData {
    /**
     * The uploaded file of a path, relative to the user's folder.
     *
     * @throws OpenEoException FileNotFound, FilePathInvalid
     */
    Location file(String path);

    /**
     * Where the STAC collection of the results of one of the user's jobs lies; its items and assets are reached from there.
     *
     * @param job an id, or the URL or signed link under which this server shows the results
     * @return empty where the user has no finished job of this id
     */
    Optional<Location> results(String job);

    /**
     * Lets pass what the user may export to.
     *
     * @param workspace a name
     * @param merge the path of a STAC document there, {@code null} for none
     * @throws OpenEoException ProcessParameterInvalid where there is no such workspace, or the path cannot be one
     */
    default void checkExport(String workspace, String merge) {
        throw OpenEoException.invalid("export_workspace", "workspace", "There is no workspace '" + workspace + "'.");
    }

    /** Somebody who has nothing. */
    static UserData none() {
        return new UserData() {
            @Override
            public Location file(String path) {
                throw new OpenEoException(ApiErrorCode.FILE_NOT_FOUND, Map.of("file", path));
            }

            @Override
            public Optional<Location> results(String job) {
                return Optional.empty();
            }
        };
    }
}
