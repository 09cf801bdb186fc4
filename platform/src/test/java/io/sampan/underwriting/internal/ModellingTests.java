package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.scoring.TableLearning.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModellingTests {

    @TempDir Path folder;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void any_table_is_learnt_from_scored_and_validated(Kind kind) throws IOException {
        var data = aTable(3000, 1);

        var report = train(data, "decided", List.of("term", "recovered", "paid_out"), kind);
        int rows = Modelling.score(folder.resolve("model"), data, folder.resolve("scores.csv"));
        var figures = Modelling.validate(folder.resolve("model"), aTable(1000, 2), "ended");

        assertThat(rows).isEqualTo(3000);
        assertThat(Files.readAllLines(folder.resolve("scores.csv")))
                .hasSize(3001)
                .first()
                .isEqualTo("row,pd,points,reason1,reason2,reason3,reason4");
        assertThat(report.get("promotable")).isEqualTo(true);
        assertThat((Double) figures.get("auc")).isGreaterThan(0.60);
        assertThat(figures.get("psi")).isInstanceOf(Map.class);
        assertThat(String.valueOf(validation(report).get("split"))).startsWith("out of time");
    }

    @Test
    void columns_that_know_the_end_are_named_and_the_model_is_not_promotable() throws IOException {
        var report = train(aTable(3000, 1), "decided", List.of());

        assertThat(String.valueOf(report.get("flags")))
                .contains("{column=term, kind=GRAIN")
                .contains("{column=recovered, kind=ALONE_TOO_GOOD")
                .contains("{column=paid_out, kind=LATER_THAN_DECISION");
        assertThat(report.get("promotable")).isEqualTo(false);
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void a_report_is_written_as_a_page_and_on_paper_in_both_languages(Kind kind)
            throws IOException {
        train(aTable(3000, 1), "decided", List.of("term", "recovered", "paid_out"), kind);
        var page = folder.resolve("report.html");
        var paper = folder.resolve("report.pdf");

        var figures = report(page, "en");
        report(paper, "zh");

        assertThat(figures).containsKeys("auc_interval", "hosmer_lemeshow", "psi_by_chance");
        assertThat(Files.readString(page))
                .contains("Model validation report", "<svg", "By segment: trade", "Fair treatment");
        assertThat(Files.readAllBytes(paper))
                .startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
    }

    @Test
    void a_column_that_a_model_needs_is_named_when_it_is_missing() throws IOException {
        train(aTable(1000, 1), "decided", List.of("term", "recovered", "paid_out"));
        var without = folder.resolve("without.csv");
        Files.writeString(without, "trade,ended\nfood,paid\n");

        assertThatThrownBy(() ->
                        Modelling.score(
                                folder.resolve("model"), without, folder.resolve("scores.csv")))
                .hasMessageContaining("no column \"turnover\"");
    }

    private Map<String, Object> report(Path file, String language) throws IOException {
        return Modelling.validate(
                folder.resolve("model"),
                aTable(1000, 2),
                "ended",
                List.of("trade"),
                List.of("trade"),
                0.7,
                file,
                language);
    }

    @Test
    void a_random_split_says_that_it_is_one() throws IOException {
        var report = train(aTable(1000, 1), "none", List.of("term", "recovered"));

        assertThat(String.valueOf(validation(report).get("split"))).startsWith("random");
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void the_same_data_and_seed_give_the_same_bytes(Kind kind) throws IOException {
        var data = aTable(1000, 1);
        train(data, "decided", List.of(), kind);
        var once = Files.readString(folder.resolve("model/model.json"));

        train(data, "decided", List.of(), kind);

        assertThat(folder.resolve("model/model.json")).hasContent(once);
    }

    @Test
    void nonsense_is_refused_with_the_column_named() throws IOException {
        var data = aTable(200, 1);

        assertThatThrownBy(() -> wish(data, "ende", "", List.of()))
                .hasMessageContaining("no column \"ende\"");
        assertThatThrownBy(() -> wish(data, "trade", "", List.of()))
                .hasMessageContaining("\"trade\" has 3 values");
        assertThatThrownBy(() -> wish(data, "ended", "", List.of("colour")))
                .hasMessageContaining("no column \"colour\"");
    }

    private Map<String, Object> train(Path data, String time, List<String> exclude)
            throws IOException {
        return train(data, time, exclude, Kind.SCORECARD);
    }

    private Map<String, Object> train(Path data, String time, List<String> exclude, Kind kind)
            throws IOException {
        return Modelling.train(
                new Modelling.Wish(data, "ended", "default", time, exclude, Map.of(), kind, 1),
                folder.resolve("model"));
    }

    private void wish(Path data, String target, String time, List<String> exclude)
            throws IOException {
        Modelling.train(
                new Modelling.Wish(data, target, "", time, exclude, Map.of(), Kind.SCORECARD, 1),
                folder.resolve("model"));
    }

    private static Map<?, ?> validation(Map<String, Object> report) {
        return (Map<?, ?>) java.util.Objects.requireNonNull(report.get("validation"));
    }

    /** Turnover and trade tell a little before the decision; term and recovered know the end. */
    private Path aTable(int rows, long seed) throws IOException {
        var random = new Random(seed);
        var text = new StringBuilder("no,decided,turnover,trade,term,recovered,paid_out,ended\n");
        for (int i = 0; i < rows; i++) {
            int turnover = random.nextInt(1000);
            var trade = List.of("food", "metal", "cloth").get(random.nextInt(3));
            double risk = 0.45 - turnover * 0.0004 + (trade.equals("metal") ? 0.15 : 0);
            boolean bad = random.nextDouble() < risk;
            var decided = LocalDate.of(2004, 1, 1).plusDays(i * 700L / rows);
            text.append(i * 7 + 1001).append(',').append(decided);
            text.append(",\"$").append(turnover).append(",000.00\",").append(trade);
            text.append(',')
                    .append(bad ? random.nextInt(84) * 2 + 1 : (random.nextInt(7) + 1) * 12);
            text.append(',').append(bad ? random.nextInt(900) + 100 : 0);
            text.append(',').append(decided.plusDays(30));
            text.append(',').append(bad ? "default" : "paid").append('\n');
        }
        var file = folder.resolve("table-" + rows + "-" + seed + ".csv");
        Files.writeString(file, text);
        return file;
    }
}
