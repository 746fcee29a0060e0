package eo.caravan.routes.file;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.persistence.file.UserFiles;
import eo.caravan.processors.process.UserData;
import eo.caravan.processors.source.access.Location;
import eo.caravan.routes.job.result.OwnResults;
import eo.caravan.routes.workspace.Workspaces;
import java.io.IOException;
import java.util.Optional;

/**
 * What a graph may read of the user for whom it runs, and of nobody else.
 */
public record OwnData(String user, UserFiles files, OwnResults results, Workspaces workspaces) implements UserData {
    @Override
    public Location file(String path) {
        return Location.of(files.find(user, path));
    }

    @Override
    public void checkExport(String workspace, String merge) {
        workspaces.check(workspace, merge);
    }

    @Override
    public Optional<Location> results(String job) {
        try {
            return results.collection(user, job).map(Location::of);
        } catch (IOException e) {
            throw new OpenEoException(
                    ApiErrorCode.STORAGE_FAILURE,
                    "The results of the job " + job + " cannot be read: " + e.getMessage(),
                    e);
        }
    }
}
