package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sampan.scoring.CrossValidation;
import io.sampan.scoring.Measures;
import io.sampan.scoring.Rows;
import io.sampan.scoring.Table;
import io.sampan.scoring.TableFile;
import io.sampan.scoring.TableLearning;
import io.sampan.scoring.TableLearning.Kind;
import io.sampan.underwriting.Hindrance;
import io.sampan.underwriting.ModelId;
import io.sampan.underwriting.ModelSheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Honest figures on public tables, where they are present; they are never part of the product. */
class ModelsOnTablesTheyHaveNotSeenTests {

    /** Known only after the decision, or an artefact of the era. */
    private static final List<String> LEAKS =
            List.of(
                    "Term",
                    "ChgOffPrinGr",
                    "ChgOffDate",
                    "DisbursementDate",
                    "UrbanRural",
                    "ApprovalFY");

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"SCORECARD,0.60", "BOOSTED,0.655"})
    void small_business_loans_of_later_months_are_ordered_and_their_odds_believed(
            Kind kind, double least) throws IOException {
        var labelled = LabelledTable.of(table("sba_dev_to2005Q1.csv.gz"), "MIS_Status", "CHGOFF");
        var table = labelled.table();
        var days = table.numbers("ApprovalDate", Table.Kind.DATE);
        double cut = LocalDate.of(2004, 12, 31).toEpochDay();
        var before = Rows.where(days.length, row -> days[row] <= cut);
        var after = Rows.where(days.length, row -> days[row] > cut);
        var learn = learning(table, kind, "MIS_Status", "ApprovalDate", LEAKS);

        var model =
                learn.learn(
                        table.rows(before),
                        Rows.at(labelled.bad(), before),
                        Rows.at(days, before),
                        "t");
        var measures =
                Measures.of(model.probabilities(table.rows(after)), Rows.at(labelled.bad(), after));

        print("small-business loans, out of time", kind, measures);
        assertThat(measures.auc()).isGreaterThanOrEqualTo(least);
        assertThat(measures.calibrationSlope()).isBetween(0.85, 1.15);
    }

    @ParameterizedTest
    @CsvSource({
        "card_default_taiwan.csv.gz,default.payment.next.month,1,SCORECARD,0.765",
        "card_default_taiwan.csv.gz,default.payment.next.month,1,BOOSTED,0.78",
        "south_german.txt.gz,credit_risk,0,SCORECARD,0.765",
        "south_german.txt.gz,credit_risk,0,BOOSTED,0.765"
    })
    void borrowers_in_folds_left_out_are_ordered_and_their_odds_believed(
            String file, String target, String bad, Kind kind, double least) throws IOException {
        var labelled = LabelledTable.of(table(file), target, bad);
        var table = labelled.table();
        var learn = learning(table, kind, target, "", List.of());

        var measures =
                new CrossValidation(1, 4, 1)
                        .measure(
                                labelled.bad(),
                                rows ->
                                        learn.learn(
                                                        table.rows(rows),
                                                        Rows.at(labelled.bad(), rows),
                                                        new double[0],
                                                        "t")
                                                .probabilities(table),
                                (probabilities, row) -> probabilities[row]);

        print(file + ", four folds", kind, measures);
        assertThat(measures.auc()).isGreaterThanOrEqualTo(least);
        assertThat(measures.calibrationSlope()).isBetween(0.85, 1.15);
    }

    @Test
    void columns_that_know_how_a_loan_ended_are_named_and_the_model_is_not_promotable()
            throws IOException {
        var report = train(data("sba_dev_to2005Q1.csv.gz"), "MIS_Status", "CHGOFF");

        assertThat(flagged(report))
                .contains("Term", "ChgOffPrinGr", "ChgOffDate", "DisbursementDate");
        assertThat(report.get("promotable")).isEqualTo(false);
        assertThat(standing())
                .anyMatch(name -> name.endsWith(" Term"))
                .anyMatch(name -> name.endsWith(" ChgOffPrinGr"))
                .anyMatch(name -> name.endsWith(" DisbursementDate"));
    }

    @Test
    void a_rating_given_with_the_end_in_mind_is_named_and_the_model_is_not_promotable()
            throws IOException {
        var firms = data("../invoices/credit_history_firms.csv.gz");

        var report = train(firms, "default", "是");

        assertThat(flagged(report)).contains("rating");
        assertThat(report.get("promotable")).isEqualTo(false);
        assertThat(standing()).anyMatch(name -> name.endsWith(" rating"));
    }

    /** What the inventory holds against the model just trained. */
    private List<String> standing() throws IOException {
        var text = ModelText.of(Files.readString(folder.resolve("model/model.json")));
        var on = LocalDate.of(2026, 1, 1);
        var kept =
                new Inventory.Kept(
                        new ModelId(new UUID(0, 1)),
                        ModelSheet.Kind.SCORECARD,
                        "t",
                        ModelSheet.Origin.TRAINED,
                        "",
                        "",
                        "",
                        1,
                        List.of(),
                        text,
                        Files.readString(folder.resolve("model/report.json")),
                        "",
                        new UUID(0, 1),
                        "",
                        Instant.EPOCH,
                        on);
        return Hindrances.of(kept, List.of(), Set.of(), on.plusDays(1), on).stream()
                .filter(hindrance -> !hindrance.lifted())
                .map(Hindrance::name)
                .toList();
    }

    private Map<String, Object> train(Path data, String target, String bad) throws IOException {
        return Modelling.train(
                new Modelling.Wish(data, target, bad, "", List.of(), Map.of(), Kind.SCORECARD, 1),
                folder.resolve("model"));
    }

    private static List<String> flagged(Map<String, Object> report) {
        var flagged = new ArrayList<String>();
        if (report.get("flags") instanceof List<?> flags) {
            for (var flag : flags) {
                flagged.add(String.valueOf(((Map<?, ?>) flag).get("column")));
            }
        }
        return flagged;
    }

    private static TableLearning learning(
            Table table, Kind kind, String target, String time, List<String> exclude) {
        var columns = new ArrayList<String>();
        var kinds = new ArrayList<Table.Kind>();
        for (var name : table.names()) {
            var holds = table.kind(name);
            boolean learnt =
                    holds == Table.Kind.NUMBER
                            || holds == Table.Kind.CATEGORY
                            || holds == Table.Kind.CODE;
            if (learnt && !name.equals(target) && !name.equals(time) && !exclude.contains(name)) {
                columns.add(name);
                kinds.add(holds);
            }
        }
        return new TableLearning(kind, columns, kinds, Map.of(), 1, 0);
    }

    private static void print(String what, Kind kind, Measures measures) {
        System.out.printf(
                "%s, %s: AUC %.3f (± %.3f), KS %.3f, Brier %.3f, slope %.2f%n",
                what,
                kind,
                measures.auc(),
                measures.aucError(),
                measures.ks(),
                measures.brier(),
                measures.calibrationSlope());
    }

    private static Table table(String file) throws IOException {
        return TableFile.read(data(file));
    }

    private static Path data(String file) {
        var data =
                Optional.ofNullable(System.getenv("SAMPAN_DATA"))
                        .map(Path::of)
                        .orElseGet(() ->
                                Path.of(System.getProperty("sampan.root", "."))
                                        .resolve("../shared/data"));
        var path = data.resolve("credit").resolve(file);
        assumeTrue(
                Files.exists(path),
                "no " + path.getFileName() + " at " + data + ": set SAMPAN_DATA to measure models");
        return path;
    }
}
