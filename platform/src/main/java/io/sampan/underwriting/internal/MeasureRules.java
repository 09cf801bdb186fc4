package io.sampan.underwriting.internal;

import io.sampan.packs.Packs;
import java.time.LocalDate;

/**
 * Days and numbers that features are measured by, as the pack has them on a day.
 *
 * @param taxDueDay of the month after a period
 * @param taxGraceDays after it
 * @param industryPeersMin enterprises a trend needs
 * @param industryTrendDays how long a trend counts
 */
record MeasureRules(int taxDueDay, int taxGraceDays, int industryPeersMin, int industryTrendDays) {

    static MeasureRules of(Packs packs, LocalDate on) {
        return new MeasureRules(
                rule(packs, "tax_return_due_day", on),
                rule(packs, "tax_return_grace_days", on),
                rule(packs, "industry_peers_min", on),
                rule(packs, "industry_trend_days", on));
    }

    private static int rule(Packs packs, String key, LocalDate on) {
        return packs.rule("underwriting/measures", key, on).integer();
    }
}
