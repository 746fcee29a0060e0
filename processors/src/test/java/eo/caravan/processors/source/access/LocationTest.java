package eo.caravan.processors.source.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocationTest {
    private static final Location ITEM = Location.of("https://data.example/stac/a/item.json?key=secret");

    @ParameterizedTest
    @CsvSource({
        "b.tif, https://data.example/stac/a/b.tif",
        "./b.tif, https://data.example/stac/a/b.tif",
        "../b.tif, https://data.example/stac/b.tif",
        "/b.tif, https://data.example/b.tif",
        "//other.example/b.tif, https://other.example/b.tif",
        "https://other.example/b.tif?sig=1, https://other.example/b.tif?sig=1",
        "?page=2, https://data.example/stac/a/item.json?page=2",
        "two words.tif, https://data.example/stac/a/two%20words.tif",
        "a%2Fb.tif, https://data.example/stac/a/a%2Fb.tif",
        "é.tif, https://data.example/stac/a/%C3%A9.tif",
        "/etc/passwd, https://data.example/etc/passwd",
    })
    void a_reference_in_a_remote_document_is_resolved_against_its_url(String reference, String expected) {
        assertThat(ITEM.resolve(reference).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:///etc/passwd",
                "FILE:/etc/passwd",
                "ftp://data.example/x",
                "jar:file:/x.jar!/y",
                "s3://bucket/key",
                "\\\\server\\share",
                "..\\..\\etc\\passwd",
                "https://user:s3cret@data.example/",
                "https:///etc/passwd",
                "https://good.example\\@bad.example/",
                "http://[fe80::1%25eth0]/",
                "http://127.1/",
            })
    void a_remote_document_leads_to_nothing_but_plain_web_addresses(String reference) {
        assertThatIllegalArgumentException().isThrownBy(() -> ITEM.resolve(reference));
    }

    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e/%2e%2e/etc/passwd", "../../../../etc/passwd", "..%2f..%2fetc/passwd"})
    void whatever_dots_a_reference_has_it_stays_on_the_web(String reference) {
        assertThat(ITEM.resolve(reference).remote()).isTrue();
    }

    @Test
    void what_may_be_a_key_is_in_no_message() {
        assertThat(ITEM).hasToString("https://data.example/stac/a/item.json");
        for (String text : new String[] {
            "https://user:s3cret@data.example/",
            "https:///x?key=s3cret",
            "ftp://user:s3cret@h/x?key=s3cret",
            "https://h/%zz?key=s3cret"
        }) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Location.of(text))
                    .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cret"));
        }
    }

    @Test
    void a_local_document_may_lead_to_its_neighbours_and_to_the_web() {
        Location item = Location.of(Path.of("/data/a/item.json"));
        assertThat(item.resolve("../b.tif").path()).isEqualTo(Path.of("/data/b.tif"));
        assertThat(item.resolve("https://data.example/b.tif").remote()).isTrue();
    }
}
