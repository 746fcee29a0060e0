package eo.caravan.routes.watch;

import java.time.Clock;
import java.time.Duration;
import org.apache.camel.component.file.GenericFile;
import org.apache.camel.component.file.GenericFileFilter;

/**
 * Lets files through that nobody writes to any more: those that have not changed for a while. One look at a file is enough, so a folder of
 * thousands is taken in at once; a file that goes on growing later is another one then.
 */
public final class SettledFiles implements GenericFileFilter<Object> {
    private static final Duration QUIET = Duration.ofSeconds(2);

    private final Clock clock;

    public SettledFiles(Clock clock) {
        this.clock = clock;
    }

    @Override
    public boolean accept(GenericFile<Object> file) {
        return file.isDirectory() || file.getLastModified() < clock.millis() - QUIET.toMillis();
    }
}
