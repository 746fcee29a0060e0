package eo.caravan.routes.workspace;

import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.FilePath;
import eo.caravan.persistence.file.UserFiles;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** The workspaces that there are: folders of the operator's by their names, and everybody's own files. */
public final class Workspaces {
    /** The name under which everybody has a workspace of their own files. */
    public static final String OWN = "files";

    private static final String PROCESS = "export_workspace";

    private final Map<String, Path> folders;
    private final UserFiles files;
    private final Consumer<Path> changed;

    /**
     * @param folders by the names of the workspaces
     * @param changed hears of each file of a user whose content is another one from now on
     */
    public Workspaces(Map<String, Path> folders, UserFiles files, Consumer<Path> changed) {
        this.folders = new TreeMap<>(folders);
        this.files = files;
        this.changed = changed;
    }

    /**
     * Lets pass what somebody may export to.
     *
     * @param merge a path, {@code null} for none
     * @throws OpenEoException ProcessParameterInvalid
     */
    public void check(String workspace, String merge) {
        if (!workspace.equals(OWN) && !folders.containsKey(workspace)) {
            Set<String> names = new TreeSet<>(folders.keySet());
            names.add(OWN);
            throw OpenEoException.invalid(
                    PROCESS, "workspace", "There is no workspace '" + workspace + "'. There are " + names + ".");
        }
        if (merge != null && FilePath.read(merge).isEmpty()) {
            throw OpenEoException.invalid(
                    PROCESS, "merge", "'" + merge + "' is no path of a file within the workspace.");
        }
    }

    Workspace of(String user, String name) {
        check(name, null);
        Path folder = folders.get(name);
        return folder == null ? new OwnFiles(files, user, changed) : new FolderWorkspace(folder);
    }
}
