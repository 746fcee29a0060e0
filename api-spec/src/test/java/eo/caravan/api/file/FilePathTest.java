package eo.caravan.api.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import eo.caravan.api.error.ApiErrorCode;
import eo.caravan.api.error.OpenEoException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilePathTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc/passwd",
                "..",
                "../other/file.tif",
                "a/../../b",
                "a/./b",
                "a//b",
                "a/",
                "C:\\windows",
                "C:secret",
                "a\\b",
                "file.tif:stream",
                "a\u0000b",
                "line\nbreak",
                "a/ b",
                "end.",
                "end ",
                "NUL",
                "com1.txt",
                "folder/LPT9.tif",
                "aux.tar.gz",
                "what?",
                "star*",
                "<b>",
                "it's"
            })
    void what_leads_out_of_the_folder_or_means_something_else_on_another_system_is_refused(String text) {
        assertThatThrownBy(() -> new FilePath(text))
                .isInstanceOfSatisfying(
                        OpenEoException.class, e -> assertThat(e.code()).isEqualTo(ApiErrorCode.FILE_PATH_INVALID));
        assertThat(FilePath.read(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.tif", ".hidden", "a/b/c d.geojson", "Äcker/日本.csv", "a..b", "console.txt", "100%.txt"})
    void ordinary_names_are_taken(String text) {
        assertThat(new FilePath(text).text()).isEqualTo(text);
    }

    @Test
    void a_letter_in_two_pieces_is_the_same_as_in_one() {
        assertThat(new FilePath("A\u0308cker.csv")).isEqualTo(new FilePath("\u00c4cker.csv"));
    }

    @Test
    void its_parts_are_the_folders_and_the_name() {
        assertThat(new FilePath("2024/06/a.tif").parts()).containsExactly("2024", "06", "a.tif");
    }

    @Test
    void names_longer_than_disks_allow_are_refused() {
        assertThat(FilePath.read("a".repeat(200))).isPresent();
        assertThat(FilePath.read("a".repeat(201))).isEmpty();
        assertThat(FilePath.read("a/".repeat(500) + "b")).isEmpty();
    }
}
