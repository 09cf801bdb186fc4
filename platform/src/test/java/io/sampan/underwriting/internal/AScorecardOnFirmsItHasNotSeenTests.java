package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sampan.scoring.CrossValidation;
import io.sampan.scoring.Measures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Runs where the labelled firms are present; they are never part of the product. */
class AScorecardOnFirmsItHasNotSeenTests {

    @Test
    void judges_as_well_as_is_claimed_in_cross_validation_repeated_twenty_times()
            throws IOException {
        var evidence = Evidence.read(labelledFirms());

        var now = measured(evidence, evidence.lastDay());
        var earlier = measured(evidence, LocalDate.of(2018, 12, 31));

        assertThat(now.auc()).isGreaterThanOrEqualTo(0.87);
        assertThat(now.calibrationSlope()).isBetween(0.85, 1.15);
        assertThat(earlier.auc()).isGreaterThanOrEqualTo(0.80);
    }

    private static Measures measured(Evidence evidence, LocalDate on) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        var measures = Evidence.measure(evidence.sample(on), new CrossValidation(20, 5, 1));
        System.out.printf(
                "scorecard on labelled firms as of %s, 20 x 5 folds: AUC %.3f (standard error %.3f),"
                        + " KS %.3f, Brier %.3f, slope %.2f; %.1f s of processor time%n",
                on,
                measures.auc(),
                measures.aucError(),
                measures.ks(),
                measures.brier(),
                measures.calibrationSlope(),
                (threads.getCurrentThreadCpuTime() - start) / 1e9);
        return measures;
    }

    @Test
    void the_table_in_the_pack_is_what_our_own_training_makes() throws IOException {
        var root = Path.of(System.getProperty("sampan.root", "."));
        var made = UnderwritingTrain.run(labelledFirms(), "invoices-1", LocalDate.of(2016, 1, 1));

        assertThat(root.resolve("packs/cn/underwriting/scorecard.yaml")).hasContent(made);
    }

    @Test
    void six_hundred_thousand_invoices_are_measured_within_half_a_minute() throws IOException {
        var folder = labelledFirms();
        var firms = LabelledFirms.read(folder, "no_credit_history").firms();
        long invoices = firms.values().stream().mapToLong(java.util.List::size).sum();

        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long start = threads.getCurrentThreadCpuTime();
        firms.values()
                .forEach(list ->
                        InvoiceFeatures.of(list, LocalDate.of(2020, 2, 21), java.time.Instant.MAX));
        double seconds = (threads.getCurrentThreadCpuTime() - start) / 1e9;

        System.out.printf("features of %d invoices: %.2f s%n", invoices, seconds);
        assertThat(seconds).isLessThan(30);
    }

    private static Path labelledFirms() {
        var data =
                Optional.ofNullable(System.getenv("SAMPAN_DATA"))
                        .map(Path::of)
                        .orElseGet(() ->
                                Path.of(System.getProperty("sampan.root", "."))
                                        .resolve("../shared/data"));
        var folder = data.resolve("invoices");
        assumeTrue(
                Files.exists(folder.resolve("credit_history_firms.csv.gz")),
                "no labelled firms at " + folder + ": set SAMPAN_DATA to measure the scorecard");
        return folder;
    }
}
