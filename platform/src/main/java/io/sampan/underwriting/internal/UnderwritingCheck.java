package io.sampan.underwriting.internal;

import io.sampan.scoring.CrossValidation;
import io.sampan.scoring.Measures;
import io.sampan.scoring.Sample;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;

/** The figures that {@code sampan underwriting check} prints. */
public final class UnderwritingCheck {

    private UnderwritingCheck() {}

    /**
     * Cross-validates on the labelled firms of a folder.
     *
     * @param on the day the firms are judged on; null for the last day any of them traded
     * @param all whether every feature that a points table may use is offered to the procedure, or
     *     only those that the table of the pack was chosen from
     * @throws IOException if the folder has no such files
     */
    public static Map<String, Object> run(
            Path folder,
            @org.jspecify.annotations.Nullable LocalDate on,
            boolean all,
            int repeats,
            int folds,
            long seed)
            throws IOException {
        var evidence = Evidence.read(folder);
        var day = on == null ? evidence.lastDay() : on;
        var sample = evidence.sample(day, all ? Feature.allScored() : Feature.ofThePack());
        var measures = Evidence.measure(sample, new CrossValidation(repeats, folds, seed));
        var figures = new TreeMap<String, Object>(figures(measures));
        figures.put("firms", sample.size());
        figures.put("defaulted", sample.badCount());
        figures.put("judged_on", day.toString());
        figures.put("repeats", repeats);
        figures.put("folds", folds);
        figures.put("seed", seed);
        figures.put("split", "random, stratified by default");
        figures.put("refitted_in_each_fold", "bands, features, ridge, slopes");
        figures.put("features", names(sample));
        return figures;
    }

    private static Map<String, Object> figures(Measures measures) {
        return Map.of(
                "auc", round(measures.auc()),
                "auc_se", round(measures.aucError()),
                "ks", round(measures.ks()),
                "gini", round(measures.gini()),
                "brier", round(measures.brier()),
                "calibration_slope", round(measures.calibrationSlope()));
    }

    private static double round(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }

    private static java.util.List<String> names(Sample sample) {
        return sample.columns().stream().map(Sample.Column::name).toList();
    }
}
