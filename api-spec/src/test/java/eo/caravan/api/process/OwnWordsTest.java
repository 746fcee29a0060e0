package eo.caravan.api.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OwnWordsTest {
    private static final int RUN = 7;
    private static final Pattern CODE = Pattern.compile("`[^`]*`|https?://\\S+");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:['’]\\p{L}+)?");

    @Test
    void no_run_of_seven_words_is_taken_from_the_documents_of_openeo() {
        ReferenceProcesses reference = ReferenceProcesses.orSkip();
        List<ProcessSpec> ours = Definitions.all();
        Set<String> theirs = new HashSet<>();
        ours.forEach(spec -> Facts.prose(reference.get(spec.id())).forEach(text -> theirs.addAll(runs(text))));
        assertThat(theirs).hasSizeGreaterThan(1000);
        List<String> taken = new ArrayList<>();
        for (ProcessSpec spec : ours) {
            Facts.prose(spec.json()).stream()
                    .flatMap(text -> runs(text).stream())
                    .filter(theirs::contains)
                    .forEach(run -> taken.add(spec.id() + ": " + run));
        }
        assertThat(taken).isEmpty();
    }

    @Test
    void a_run_reaches_over_code_and_punctuation_but_does_not_count_them() {
        assertThat(runs("One two, `code` three four; five six (seven)."))
                .containsExactly("one two three four five six seven");
        assertThat(runs("One two three `a b c d` four five six.")).isEmpty();
    }

    private static Set<String> runs(String text) {
        String words = CODE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ");
        List<String> all = WORD.matcher(words).results().map(MatchResult::group).toList();
        Set<String> runs = new LinkedHashSet<>();
        for (int i = 0; i + RUN <= all.size(); i++) {
            runs.add(String.join(" ", all.subList(i, i + RUN)));
        }
        return runs;
    }
}
