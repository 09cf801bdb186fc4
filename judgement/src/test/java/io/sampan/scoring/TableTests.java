package io.sampan.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTests {

    @TempDir Path folder;

    @Test
    void money_percent_dates_and_words_are_recognised_as_people_write_them() throws IOException {
        var table =
                read(
                        """
                        \uFEFFamount,share,day,old,word,empty
                        "$147,000.00 ",7.5%,2004-02-28,28-Feb-97,A,
                        (200.50),12 %,2004-03-01,1-Mar-04,B,NA
                        ,0%,2004-03-02,2-Mar-04,A,
                        """);

        assertThat(table.kind("amount")).isEqualTo(Table.Kind.NUMBER);
        assertThat(table.numbers("amount", Table.Kind.NUMBER))
                .containsExactly(147_000, -200.5, Double.NaN);
        assertThat(table.numbers("share", Table.Kind.NUMBER)).containsExactly(0.075, 0.12, 0);
        assertThat(table.kind("day")).isEqualTo(Table.Kind.DATE);
        assertThat(table.numbers("old", Table.Kind.DATE)[0])
                .isEqualTo((double) java.time.LocalDate.of(1997, 2, 28).toEpochDay());
        assertThat(table.kind("word")).isEqualTo(Table.Kind.CATEGORY);
        assertThat(table.kind("empty")).isEqualTo(Table.Kind.CONSTANT);
    }

    @Test
    void blanks_tabs_and_semicolons_separate_too_and_quotes_hold_lines_together()
            throws IOException {
        assertThat(read("a b\n1 2\n").names()).containsExactly("a", "b");
        assertThat(read("a;b\n\"x;\"\"y\";2\n").text(0, 0)).isEqualTo("x;\"y");
        assertThat(read("a\tb\n\"two\nlines\"\t2\n").text(0, 0)).isEqualTo("two\nlines");
    }

    @Test
    void a_zipped_table_reads_the_same() throws IOException {
        var file = folder.resolve("t.csv.gz");
        try (var out =
                new OutputStreamWriter(
                        new GZIPOutputStream(Files.newOutputStream(file)),
                        StandardCharsets.UTF_8)) {
            out.write("a,b\n1,2\n");
        }

        assertThat(TableFile.read(file).text(0, 1)).isEqualTo("2");
    }

    @Test
    void what_is_no_table_is_refused_by_name() {
        assertThatThrownBy(() -> read("")).hasMessageContaining("is empty");
        assertThatThrownBy(() -> read("a,b\n")).hasMessageContaining("no rows");
        assertThatThrownBy(() -> read("a,a\n1,2\n")).hasMessageContaining("\"a\" is there twice");
        assertThatThrownBy(() -> read("a,b\n1,2\n").index("c"))
                .hasMessageContaining("no column \"c\"")
                .hasMessageContaining("[a, b]");
    }

    private Table read(String text) throws IOException {
        var file = folder.resolve("table.csv");
        Files.writeString(file, text);
        return TableFile.read(file);
    }
}
