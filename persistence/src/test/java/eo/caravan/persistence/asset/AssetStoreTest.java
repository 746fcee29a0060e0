package eo.caravan.persistence.asset;

import static org.assertj.core.api.Assertions.assertThat;

import eo.caravan.api.job.JobId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AssetStoreTest {
    private static final JobId JOB = new JobId("j1");

    @TempDir
    Path root;

    private AssetStore store;

    @BeforeEach
    void open() {
        store = new AssetStore(root);
    }

    private void publish(String folder) throws IOException {
        Path staged = store.stage(JOB, folder);
        Files.writeString(staged.resolve("x.txt"), "abc");
        Files.createDirectories(staged.resolve("sub"));
        Files.writeString(staged.resolve("sub/y.txt"), "");
        store.publish(JOB, folder);
    }

    @Test
    void a_staged_file_is_seen_only_after_publishing() throws IOException {
        Path staged = store.stage(JOB, "run-1");
        Files.writeString(staged.resolve("x.txt"), "abc");
        assertThat(store.find(JOB, "run-1", "x.txt")).isEmpty();
        store.publish(JOB, "run-1");
        assertThat(store.find(JOB, "run-1", "x.txt").orElseThrow()).hasContent("abc");
    }

    @Test
    void staging_again_begins_empty() throws IOException {
        Files.writeString(store.stage(JOB, "run-1").resolve("half.txt"), "ab");
        assertThat(store.stage(JOB, "run-1")).isEmptyDirectory();
    }

    @Test
    void a_name_that_leads_out_of_the_folder_finds_nothing() throws IOException {
        publish("run-1");
        publish("run-2");
        assertThat(store.find(JOB, "run-1", "sub/y.txt")).isPresent();
        assertThat(store.find(JOB, "run-1", "../run-2/x.txt")).isEmpty();
        assertThat(store.find(JOB, "run-1", "sub")).isEmpty();
    }

    @Test
    void older_runs_go_and_the_current_one_stays() throws IOException {
        publish("run-1");
        publish("run-2");
        store.keepOnly(JOB, "run-2");
        assertThat(store.find(JOB, "run-1", "x.txt")).isEmpty();
        assertThat(store.find(JOB, "run-2", "x.txt")).isPresent();
    }

    @Test
    void abandoned_folders_are_found_and_deleted() throws IOException {
        publish("run-1");
        store.stage(JOB, "run-2");
        assertThat(store.staged()).containsExactly(new AssetStore.Staged("j1", "run-2"));
        assertThat(store.published()).containsExactly("j1");
        store.deleteStaged(new AssetStore.Staged("j1", "run-2"));
        store.deleteStaged(new AssetStore.Staged("j1", "run-1"));
        assertThat(root.resolve("staging")).isEmptyDirectory();
        assertThat(store.find(JOB, "run-1", "x.txt")).isPresent();
        store.delete(JOB);
        assertThat(store.published()).isEmpty();
    }

    @Test
    void a_worker_that_lost_its_job_discards_what_it_made() throws IOException {
        publish("run-1");
        store.stage(JOB, "run-1");
        store.discard(JOB, "run-1");
        assertThat(root.resolve("staging")).isEmptyDirectory();
        assertThat(root.resolve("published")).isEmptyDirectory();
    }
}
