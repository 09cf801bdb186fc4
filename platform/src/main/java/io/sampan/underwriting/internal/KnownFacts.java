package io.sampan.underwriting.internal;

import io.sampan.packs.Packs;
import io.sampan.parties.EnterpriseId;
import io.sampan.parties.Parties;
import io.sampan.parties.Ties;
import io.sampan.sharing.Records;
import io.sampan.sharing.Sharing;
import io.sampan.underwriting.RepaymentRecord;
import io.sampan.underwriting.RepaymentRecord.History;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Everything that was known about an enterprise on a day at an instant: asks whoever holds facts
 * for what had reached us by then, and measures it.
 */
@Component
class KnownFacts {

    /** Of more related enterprises only the first so many are looked at. */
    private static final int RELATED_MAX = 50;

    private final Sharing sharing;
    private final Records records;
    private final Parties parties;
    private final ObjectProvider<RepaymentRecord> repayments;
    private final IndustryTrends trends;
    private final Packs packs;

    KnownFacts(
            Sharing sharing,
            Records records,
            Parties parties,
            ObjectProvider<RepaymentRecord> repayments,
            IndustryTrends trends,
            Packs packs) {
        this.sharing = sharing;
        this.records = records;
        this.parties = parties;
        this.repayments = repayments;
        this.trends = trends;
        this.packs = packs;
    }

    /**
     * What was found.
     *
     * @param sales the sales side of the invoices, for the limit
     */
    record Found(Measurements measured, Trade sales) {}

    Found of(EnterpriseId enterprise, LocalDate on, Instant knownAt) {
        var invoices = sharing.invoices(enterprise, on, knownAt);
        var byInvoices = InvoiceFeatures.of(invoices, on, knownAt);
        var sales = byInvoices.sales();
        var all = new Measurements();
        all.addAll(byInvoices.found());
        var rules = MeasureRules.of(packs, on);
        var returns = records.taxReturns(enterprise, on.minusDays(1), knownAt);
        all.addAll(TaxFeatures.of(returns, sales, on, knownAt, rules));
        var month = YearMonth.from(on).atDay(1);
        var lines =
                records.bankLines(
                        enterprise,
                        month.minusMonths(BankFeatures.MONTHS),
                        month.minusDays(1),
                        knownAt);
        all.addAll(BankFeatures.of(lines, sales, on, knownAt));
        all.addAll(RepaymentFeatures.of(histories(enterprise, on, knownAt), on));
        parties.ties(enterprise, knownAt).ifPresent(ties -> behind(ties, on, knownAt, all));
        return new Found(all, sales);
    }

    private List<History> histories(EnterpriseId enterprise, LocalDate on, Instant knownAt) {
        return repayments.stream().map(record -> record.of(enterprise, on, knownAt)).toList();
    }

    /** Who stands behind it and what it does. */
    private void behind(Ties ties, LocalDate on, Instant knownAt, Measurements all) {
        trends.of(ties.industry(), on, knownAt).ifPresent(trend -> against(trend, all));
        var known = ties.knownAt();
        var histories = new ArrayList<History>();
        for (var related : ties.related().stream().limit(RELATED_MAX).toList()) {
            known = related.knownAt().isAfter(known) ? related.knownAt() : known;
            histories.addAll(histories(related.enterprise(), on, knownAt));
        }
        all.put(Feature.RELATED_ENTERPRISES, ties.related().size(), known);
        var tied = known;
        RepaymentFeatures.lateNow(histories, on)
                .ifPresent(late ->
                        all.put(
                                Feature.RELATED_DAYS_LATE,
                                (double) late.days(),
                                late.knownAt().isAfter(tied) ? late.knownAt() : tied));
    }

    private static void against(IndustryTrends.Trend trend, Measurements all) {
        all.put(Feature.INDUSTRY_GROWTH, trend.growth().doubleValue(), trend.knownAt());
        var own = all.values().get(Feature.SALES_GROWTH);
        var known = all.known().get(Feature.SALES_GROWTH);
        if (own != null && known != null) {
            all.put(
                    Feature.GROWTH_AGAINST_INDUSTRY,
                    own.subtract(trend.growth()).doubleValue(),
                    known.isAfter(trend.knownAt()) ? known : trend.knownAt());
        }
    }
}
