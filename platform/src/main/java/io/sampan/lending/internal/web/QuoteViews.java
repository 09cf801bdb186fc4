package io.sampan.lending.internal.web;

import io.sampan.lending.ApplicationId;
import io.sampan.lending.Choice;
import io.sampan.lending.Lending;
import io.sampan.lending.Offer;
import io.sampan.lending.Quote;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Words quotes for pages. */
@Component
class QuoteViews {

    private final Lending lending;

    QuoteViews(Lending lending) {
        this.lending = lending;
    }

    QuoteView view(ApplicationId id, Choice choice, LocalDate on) {
        var quote = lending.quote(id, choice, on);
        var application = lending.application(id);
        var offer = Objects.requireNonNull(application.offer());
        var product = quote.product();
        var terms = quote.terms();
        return new QuoteView(
                product.code(),
                quote.amount(),
                terms.instalments(),
                terms.amortisation(),
                terms.count(),
                quote.received(),
                quote.interestTotal(),
                quote.feeTotal(),
                quote.repayTotal(),
                quote.yearlyRate(),
                terms.rate(),
                terms.firstDue(),
                quote.firstPayment(),
                quote.rows().stream().map(QuoteViews::row).toList(),
                lending.rateParts(application),
                product.penaltyRate(terms.rate()),
                product.penaltyUplift(),
                product.earlyRepaymentFeeRate(),
                offer.validUntil(),
                others(quote, offer, on));
    }

    private static List<QuoteView.Other> others(Quote quote, Offer offer, LocalDate on) {
        return quote.product().months().stream()
                .filter(months -> months <= offer.monthsMax())
                .map(months -> Quote.of(quote.product(), quote.amount(), months, offer.rate(), on))
                .map(other ->
                        new QuoteView.Other(
                                other.terms().instalments(),
                                other.firstPayment(),
                                other.repayTotal(),
                                other.yearlyRate()))
                .toList();
    }

    private static QuoteView.Row row(Quote.Row row) {
        return new QuoteView.Row(
                row.number(),
                row.due(),
                row.principal(),
                row.interest(),
                row.fee(),
                row.total(),
                row.balanceAfter());
    }
}
