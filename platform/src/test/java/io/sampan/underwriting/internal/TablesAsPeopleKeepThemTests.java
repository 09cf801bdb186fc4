package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.scoring.TableLearning.Kind;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables in the shapes in which they really come: learnt from, or refused by the column's name. */
class TablesAsPeopleKeepThemTests {

    private static final int ROWS = 1200;

    @TempDir Path folder = Path.of("");

    @Test
    void money_quotes_a_mark_and_windows_lines() throws IOException {
        var report =
                train(
                        "\uFEFF"
                                + table(
                                                "\"turnover, last year\",\"said \"\"why\"\"\",ended",
                                                i ->
                                                        "\"$%,.2f \",\"line one%nline two, %d\",%s"
                                                                .formatted(
                                                                        turnover(i), i % 7, end(i)))
                                        .replace("\n", "\r\n"));

        assertThat(features(report)).contains("turnover, last year");
        assertThat(report).containsEntry("rows", ROWS);
    }

    @Test
    void semicolons_between_quoted_names_with_commas_and_continental_money() throws IOException {
        var report =
                train(
                        table(
                                "\"name, full, given\";\"sales, net, in euro\";ended",
                                i ->
                                        "\"N, %d\";%s;%s"
                                                .formatted(
                                                        i,
                                                        String.format(
                                                                Locale.GERMANY,
                                                                "%,.2f",
                                                                turnover(i)),
                                                        end(i))));

        assertThat(features(report)).containsExactly("sales, net, in euro");
        assertThat((Double) validation(report).get("auc")).isGreaterThan(0.75);
    }

    @Test
    void a_spreadsheet_that_says_its_separator_first() throws IOException {
        var report =
                train(
                        "sep=;\n"
                                + table(
                                        "a,b;sales;ended",
                                        i -> i % 3 + ";" + turnover(i) + ";" + end(i)));

        assertThat(features(report)).contains("sales");
    }

    @Test
    void tabs_pipes_and_blanks() throws IOException {
        for (var separator : List.of("\t", "|", " ")) {
            var text =
                    table("sales,staff,ended", i -> turnover(i) + "," + i % 9 + "," + end(i))
                            .replace(",", separator);
            assertThat(features(train(text))).contains("sales");
        }
    }

    @Test
    void chinese_headings_in_either_encoding_and_in_unicode_text() throws IOException {
        var text =
                table(
                        "年销售额\t行业\t是否违约",
                        i ->
                                "%.2f万\t%s\t%s"
                                        .formatted(
                                                turnover(i) / 10_000,
                                                List.of("餐饮", "五金", "物流").get(i % 3),
                                                bad(i) ? "是" : "否"));
        for (var charset : List.of("UTF-8", "GB18030", "UTF-16LE", "UTF-16BE")) {
            var marked = charset.startsWith("UTF-16") ? "\uFEFF" + text : text;
            var file = folder.resolve("表.csv");
            Files.write(file, marked.getBytes(Charset.forName(charset)));

            assertThat(features(train(file, "是否违约", ""))).contains("年销售额");
        }
    }

    @Test
    void compressed_under_any_name_and_plain_under_a_compressed_one() throws IOException {
        var text = table("sales,ended", i -> turnover(i) + "," + end(i));
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        }
        var one = Files.write(folder.resolve("one.csv"), compressed.toByteArray());
        var two = Files.writeString(folder.resolve("two.csv.gz"), text);

        assertThat(features(train(one, "ended", ""))).contains("sales");
        assertThat(features(train(two, "ended", ""))).contains("sales");
        var broken =
                Files.write(
                        folder.resolve("broken.csv.gz"),
                        java.util.Arrays.copyOf(compressed.toByteArray(), compressed.size() / 2));
        assertThatThrownBy(() -> train(broken, "ended", ""))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("broken.csv.gz");
    }

    @Test
    void dates_in_every_form_are_known_for_dates() throws IOException {
        var day = LocalDate.of(2015, 1, 1);
        var forms =
                Map.of(
                        "iso", "%1$tY-%1$tm-%1$td",
                        "stamp", "%1$tY-%1$tm-%1$td 10:22:11",
                        "long_stamp", "%1$tY-%1$tm-%1$tdT10:22:11.123456Z",
                        "day_first", "%1$td/%1$tm/%1$tY",
                        "month_first", "%1$tm/%1$td/%1$tY",
                        "points", "%1$td.%1$tm.%1$tY",
                        "digits", "%1$tY%1$tm%1$td",
                        "chinese", "%1$tY年%1$tm月%1$td日",
                        "words", "%1$tb %1$te, %1$tY",
                        "words_first", "%1$td %1$tb %1$tY");
        for (var form : forms.entrySet()) {
            var text =
                    table(
                            "\"decided\";sales;ended",
                            i ->
                                    "\"%s\";%s;%s"
                                            .formatted(
                                                    String.format(
                                                            Locale.ENGLISH,
                                                            form.getValue(),
                                                            day.plusDays(i)),
                                                    turnover(i),
                                                    end(i)));
            var report = train(text);

            assertThat(report).as(form.getKey()).containsEntry("time", "decided");
            assertThat(String.valueOf(validation(report).get("split"))).startsWith("out of time");
        }
    }

    @Test
    void columns_that_are_empty_constant_twice_or_names_are_left_out_or_do_no_harm()
            throws IOException {
        var report =
                train(
                        table(
                                "id,nothing,same,sales,sales again,gaps,ended",
                                i ->
                                        "K%06d,,x,%s,%s,%s,%s"
                                                .formatted(
                                                        i,
                                                        turnover(i),
                                                        turnover(i),
                                                        i % 4 == 0 ? "n/a" : "" + (i % 11),
                                                        end(i))));

        assertThat(report.get("left_out"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsKeys("id", "nothing", "same");
        assertThat(features(report)).containsAnyOf("sales", "sales again");
    }

    @Test
    void numbers_nobody_can_count_with_are_missing() throws IOException {
        var report =
                train(
                        table(
                                "sales,odd,ended",
                                i ->
                                        turnover(i)
                                                + ","
                                                + List.of("1e400", "Infinity", "NaN", "12", "-7")
                                                        .get(i % 5)
                                                + ","
                                                + end(i)));

        assertThat(features(report)).contains("sales");
    }

    @Test
    void rows_with_too_few_fields_are_missing_some_and_rows_with_too_many_are_refused()
            throws IOException {
        var few =
                table(
                                "sales,staff,region,ended",
                                i -> turnover(i) + "," + i % 9 + ",north," + end(i))
                        + "100\n";
        var many = table("sales,ended", i -> turnover(i) + "," + end(i)) + "1,2,3,bad\n";

        assertThat(features(train(few))).contains("sales");
        assertRefused(many, "row 1202", "4 fields");
    }

    @Test
    void what_cannot_be_learnt_from_is_refused_by_name() throws IOException {
        assertRefused(table("sales,ended", i -> turnover(i) + ",good"), "\"ended\"", "good");
        assertRefused(
                table("sales,ended", i -> turnover(i) + "," + List.of("a", "b", "c").get(i % 3)),
                "\"ended\"",
                "3 values");
        assertRefused(table("sales,ended", i -> turnover(i) + ","), "\"ended\"");
        assertRefused(
                table("sales,finished", i -> turnover(i) + "," + end(i)), "\"ended\"", "finished");
        assertRefused(table("sales,sales,ended", i -> "1,2," + end(i)), "\"sales\"", "twice");
        assertRefused(table("key,ended", i -> "K" + i + "," + end(i)), "key");
        assertRefused("sales,ended\n", "no rows");
        assertRefused("", "empty");
        assertRefused("\n\n", "empty");
        assertRefused("sales,ended\n1,bad\n\"2,good\n3,bad\n", "row 3", "quote");
        assertRefused(
                table("sales,ended", i -> turnover(i) + "," + (i == 5 ? "bad" : "good")),
                "\"ended\"");
        assertRefused("sales,ended\n1,bad\n2,good\n3,good\n", "\"ended\"");
    }

    @Test
    void three_ends_are_learnt_from_when_the_bad_one_is_named() throws IOException {
        var text =
                table(
                        "sales,ended",
                        i ->
                                turnover(i)
                                        + ","
                                        + (bad(i) ? "lost" : i % 2 == 0 ? "paid" : "running"));
        var file = Files.writeString(folder.resolve("three.csv"), text);

        assertThat(features(train(file, "ended", "lost"))).contains("sales");
        assertThatThrownBy(() -> train(file, "ended", "gone")).hasMessageContaining("never says");
    }

    @Test
    void two_hundred_thousand_rows_and_five_hundred_columns_take_seconds() throws IOException {
        var text = new StringBuilder("c0,c1,c2,c3,c4,c5,c6,c7,c8,ended\n");
        var random = new Random(1);
        for (int i = 0; i < 200_000; i++) {
            double risk = random.nextDouble();
            text.append(Math.round(1e6 * risk) / 10.0);
            for (int c = 1; c < 9; c++) {
                text.append(',').append(random.nextInt(1 << (c + 3)));
            }
            text.append(random.nextDouble() < 0.2 * risk ? ",bad\n" : ",good\n");
        }
        assertThat(seconds("200,000 x 9", text.toString())).isLessThan(60);

        var wide = new StringBuilder();
        for (int c = 0; c < 500; c++) {
            wide.append('x').append(c).append(',');
        }
        var many =
                table(
                        wide + "sales,ended",
                        i -> {
                            var row = new StringBuilder();
                            for (int c = 0; c < 500; c++) {
                                row.append(random.nextInt(100)).append(',');
                            }
                            return row.append(turnover(i)).append(',').append(end(i)).toString();
                        });
        assertThat(seconds("1,200 x 500", many)).isLessThan(120);
    }

    private double seconds(String what, String text) throws IOException {
        var threads = ManagementFactory.getThreadMXBean();
        long began = threads.getCurrentThreadCpuTime();
        var report = train(text);
        double seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
        System.out.printf("model train %s: %.1f s of processor time%n", what, seconds);
        assertThat(report.get("features")).isNotNull();
        return seconds;
    }

    private void assertRefused(String text, String... named) throws IOException {
        var file = Files.writeString(folder.resolve("bad.csv"), text);
        assertThatThrownBy(() -> train(file, "ended", ""))
                .isInstanceOf(IllegalArgumentException.class)
                .satisfies(e -> assertThat(e.getMessage()).contains(named));
    }

    private static String table(String heading, IntFunction<String> row) {
        var text = new StringBuilder(heading).append('\n');
        for (int i = 0; i < ROWS; i++) {
            text.append(row.apply(i)).append('\n');
        }
        return text.toString();
    }

    private static double turnover(int i) {
        return 1000 + (i * 7919L % 1201) * 12.5;
    }

    private static boolean bad(int i) {
        return (i * 7919L % 1201) / 1201.0 + (i * 104729L % 997) / 997.0 < 0.55;
    }

    private static String end(int i) {
        return bad(i) ? "bad" : "good";
    }

    private Map<String, Object> train(String text) throws IOException {
        return train(Files.writeString(folder.resolve("table.csv"), text), "ended", "");
    }

    private Map<String, Object> train(Path file, String target, String positive)
            throws IOException {
        return Modelling.train(
                new Modelling.Wish(
                        file, target, positive, "", List.of(), Map.of(), Kind.SCORECARD, 1),
                folder.resolve("model"));
    }

    @SuppressWarnings("unchecked")
    private static List<String> features(Map<String, Object> report) {
        return (List<String>) report.getOrDefault("features", List.of());
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> validation(Map<String, Object> report) {
        return (Map<String, Object>) report.getOrDefault("validation", Map.of());
    }
}
