package io.sampan.underwriting.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;

/** The points table that {@code sampan underwriting train} writes. */
public final class UnderwritingTrain {

    private UnderwritingTrain() {}

    /**
     * Learns a table from all labelled firms of a folder, as of the last day any of them traded.
     *
     * @throws IOException if the folder has no such files
     */
    public static String run(Path folder, String version, LocalDate effectiveFrom)
            throws IOException {
        var evidence = Evidence.read(folder);
        var trained = Evidence.train(evidence.sample(evidence.lastDay()), version);
        var citation =
                "Learnt from "
                        + trained.cases()
                        + " firms with "
                        + trained.bad()
                        + " defaults, ridge "
                        + (int) trained.ridge()
                        + "; a lender confirms it on its own customers before use";
        return ScorecardYaml.write(trained, effectiveFrom, citation);
    }
}
