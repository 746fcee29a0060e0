package eo.caravan.persistence.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import eo.caravan.api.file.Storage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A quota of ten bytes, files of at most six. */
class UserFilesTest {
    @TempDir
    Path root;

    private UserFiles files;

    @BeforeEach
    void open() {
        files = new UserFiles(root, 10, 6);
    }

    private void put(String user, String path, String content) throws IOException {
        try (Upload upload = files.begin(user, path)) {
            byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
            upload.grow(bytes.length);
            Files.write(upload.file(), bytes);
            upload.commit();
        }
    }

    private List<String> paths(String user) throws IOException {
        return files.list(user).stream().map(file -> file.path().text()).toList();
    }

    private static void refused(ApiErrorCode code, ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOfSatisfying(OpenEoException.class, e -> assertThat(e.code())
                .isEqualTo(code));
    }

    @Test
    void a_file_is_found_and_listed_once_it_is_complete() throws IOException {
        put("ada", "b/two.txt", "22");
        put("ada", "a.txt", "1");
        assertThat(paths("ada")).containsExactly("a.txt", "b/two.txt");
        assertThat(Files.readString(files.find("ada", "b/two.txt"))).isEqualTo("22");
        assertThat(files.list("ada").get(1).size()).isEqualTo(2);
    }

    @Test
    void an_upload_that_breaks_off_leaves_nothing() throws IOException {
        try (Upload upload = files.begin("ada", "half.txt")) {
            upload.grow(3);
            Files.writeString(upload.file(), "abc");
            assertThat(files.storage("ada").free()).isEqualTo(7);
        }
        assertThat(paths("ada")).isEmpty();
        assertThat(files.storage("ada")).isEqualTo(new Storage(10, 10));
        try (Stream<Path> left = Files.list(root.resolve("uploads"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void what_a_killed_process_was_receiving_is_gone_after_the_next_start() throws IOException {
        Upload lost = files.begin("ada", "half.txt");
        Files.writeString(lost.file(), "abc");
        UserFiles again = new UserFiles(root, 10, 6);
        assertThat(lost.file()).doesNotExist();
        assertThat(again.storage("ada").free()).isEqualTo(10);
    }

    @Test
    void uploads_of_the_same_user_share_one_quota() throws IOException {
        put("ada", "five.txt", "55555");
        try (Upload first = files.begin("ada", "a");
                Upload second = files.begin("ada", "b")) {
            first.grow(3);
            second.grow(2);
            refused(ApiErrorCode.STORAGE_QUOTA_EXCEEDED, () -> second.grow(1));
        }
        put("bob", "five.txt", "55555");
        assertThat(files.storage("ada")).isEqualTo(new Storage(5, 10));
    }

    @Test
    void a_file_that_is_too_large_is_refused_before_it_is_written() throws IOException {
        try (Upload upload = files.begin("ada", "large")) {
            upload.grow(6);
            refused(ApiErrorCode.FILE_SIZE_EXCEEDED, () -> upload.grow(1));
        }
    }

    @Test
    void the_last_of_two_uploads_to_one_path_counts() throws IOException {
        try (Upload first = files.begin("ada", "x");
                Upload second = files.begin("ada", "x")) {
            first.grow(1);
            second.grow(2);
            Files.writeString(first.file(), "1");
            Files.writeString(second.file(), "22");
            second.commit();
            first.commit();
        }
        assertThat(Files.readString(files.find("ada", "x"))).isEqualTo("1");
        assertThat(files.storage("ada").free()).isEqualTo(9);
    }

    @Test
    void users_see_their_own_files_only() throws IOException {
        put("ada", "x", "1");
        assertThat(paths("Ada")).isEmpty();
        refused(ApiErrorCode.FILE_NOT_FOUND, () -> files.find("Ada", "x"));
        refused(ApiErrorCode.FILE_PATH_INVALID, () -> files.find("bob", "../ada/x"));
    }

    @Test
    void the_folder_name_of_a_user_is_no_path() {
        assertThat(FolderName.of("..")).isEqualTo("_2e_2e");
        assertThat(FolderName.of("ada-1")).isEqualTo("ada-1");
        assertThat(FolderName.of("Ada_")).isEqualTo("_41da_5f");
    }

    @Test
    void deleting_the_last_file_of_a_folder_deletes_the_folder() throws IOException {
        put("ada", "a/b/one", "1");
        put("ada", "a/two", "2");
        files.delete("ada", "a/b/one");
        assertThat(paths("ada")).containsExactly("a/two");
        put("ada", "a/b", "a file");
        refused(ApiErrorCode.FILE_NOT_FOUND, () -> files.delete("ada", "a/b/one"));
    }

    @Test
    void a_file_is_no_folder_and_a_folder_is_no_file() throws IOException {
        put("ada", "a/b", "1");
        refused(ApiErrorCode.FOLDER_OPERATION_UNSUPPORTED, () -> files.begin("ada", "a"));
        refused(ApiErrorCode.FOLDER_OPERATION_UNSUPPORTED, () -> files.find("ada", "a"));
        refused(ApiErrorCode.FOLDER_OPERATION_UNSUPPORTED, () -> files.delete("ada", "a"));
        refused(ApiErrorCode.FILE_PATH_INVALID, () -> put("ada", "a/b/c", "2"));
    }

    @Test
    void links_lead_nowhere() throws IOException {
        put("ada", "x", "1");
        Path home = files.find("ada", "x").getParent();
        Path secret = Files.writeString(root.resolve("secret"), "s");
        Files.createSymbolicLink(home.resolve("link"), secret);
        Files.createSymbolicLink(home.resolve("out"), root);
        assertThat(paths("ada")).containsExactly("x");
        refused(ApiErrorCode.FILE_NOT_FOUND, () -> files.find("ada", "link"));
        refused(ApiErrorCode.FILE_NOT_FOUND, () -> files.find("ada", "out/secret"));
        refused(ApiErrorCode.FILE_NOT_FOUND, () -> put("ada", "out/new", "1"));
    }

    @Test
    void who_reads_a_file_that_is_replaced_goes_on_reading_the_old_one() throws IOException {
        put("ada", "x", "old");
        try (var reader = Files.newBufferedReader(files.find("ada", "x"))) {
            put("ada", "x", "new");
            assertThat(reader.readLine()).isEqualTo("old");
        }
        assertThat(Files.readString(files.find("ada", "x"))).isEqualTo("new");
    }
}
