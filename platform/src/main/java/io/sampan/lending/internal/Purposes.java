package io.sampan.lending.internal;

import io.sampan.lending.LoanPurpose;
import io.sampan.packs.Packs;
import io.sampan.packs.Rule;
import io.sampan.packs.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** What money may be borrowed for, and what not, by the pack. */
final class Purposes {

    private Purposes() {}

    static List<LoanPurpose> allowed(Packs packs, LocalDate on) {
        return read(packs.rule("lending", "purposes", on));
    }

    /** The rule that bars some purposes; its citation is told to whoever asks for one. */
    static Rule barredRule(Packs packs, LocalDate on) {
        return packs.rule("lending", "barred_purposes", on);
    }

    static List<LoanPurpose> barred(Packs packs, LocalDate on) {
        return read(barredRule(packs, on));
    }

    private static List<LoanPurpose> read(Rule rule) {
        var purposes = new ArrayList<LoanPurpose>();
        for (var node : rule.value()) {
            purposes.add(
                    new LoanPurpose(node.path("code").asString(), Words.of(node.path("name"))));
        }
        return List.copyOf(purposes);
    }
}
