package io.sampan.access.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.access.Problem;
import io.sampan.install.TestFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Every problem the code can tell of is worded in both languages. */
class ProblemCatalogueTests {

    private static final Pattern TOLD = Pattern.compile("\"(SMP-[A-Z]{2,4}-\\d{4})\"");

    private final ProblemCatalogue catalogue =
            new ProblemCatalogue(new PathMatchingResourcePatternResolver());

    @Test
    void every_code_in_the_source_is_worded() throws IOException {
        var unknown = new TreeSet<String>();
        try (var files = Files.walk(TestFolders.root().resolve("platform/src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> {
                        var codes = TOLD.matcher(text(file));
                        while (codes.find()) {
                            if (!isWorded(codes.group(1))) {
                                unknown.add(codes.group(1) + " in " + file.getFileName());
                            }
                        }
                    });
        }

        assertThat(unknown).isEmpty();
    }

    @Test
    void values_are_filled_into_both_languages() {
        var worded = catalogue.worded(Problem.of("SMP-ACC-0020").with("min", 12));

        assertThat(worded.status()).isEqualTo(422);
        assertThat(worded.text().zh()).isEqualTo("密码至少 12 个字符");
        assertThat(worded.text().en()).isEqualTo("A password has at least 12 characters");
    }

    @Test
    void a_code_nobody_worded_is_a_fault_of_ours() {
        assertThatThrownBy(() -> catalogue.worded(Problem.of("SMP-ACC-9999")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("SMP-ACC-9999");
        assertThatThrownBy(() -> Problem.of("nonsense")).isInstanceOf(IllegalStateException.class);
    }

    private boolean isWorded(String code) {
        try {
            return catalogue.worded(Problem.of(code)).status() >= 400;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
