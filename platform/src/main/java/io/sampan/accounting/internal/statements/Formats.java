package io.sampan.accounting.internal.statements;

import io.sampan.accounting.Accounting;
import io.sampan.accounting.FinancialStatements.Kind;
import io.sampan.packs.Packs;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** The layouts of the pack; every version is checked against the chart at start. */
@Component
class Formats {

    static final String FILE = "statements";

    private static final String CASH = "cash";

    private final Packs packs;

    Formats(Packs packs, Accounting accounting) {
        this.packs = packs;
        var days = new TreeSet<LocalDate>();
        for (var key : packs.keys(FILE)) {
            packs.versions(FILE, key).forEach(version -> days.add(version.effectiveFrom()));
        }
        for (var day : days) {
            Packs.checked(
                    FILE,
                    () -> {
                        check(day, accounting);
                        return day;
                    });
        }
    }

    Format format(Kind kind, LocalDate on) {
        return Format.of(packs.rule(FILE, kind.name().toLowerCase(Locale.ROOT), on));
    }

    /** The accounts that are cash. */
    List<String> cash(LocalDate on) {
        return packs.rule(FILE, CASH, on).texts();
    }

    private void check(LocalDate day, Accounting accounting) {
        var chart = accounting.chart();
        Format.requireComplete(
                format(Kind.BALANCE_SHEET, day), format(Kind.PROFIT_AND_LOSS, day), chart);
        format(Kind.CASH_FLOW, day).requireComplete(chart, Set.copyOf(cash(day)));
    }
}
