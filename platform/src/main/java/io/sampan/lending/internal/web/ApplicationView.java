package io.sampan.lending.internal.web;

import io.sampan.lending.Application;
import io.sampan.lending.ApplicationState;
import io.sampan.lending.Missing;
import io.sampan.lending.Reason;
import io.sampan.lending.Signing;
import io.sampan.lending.WhatHelps;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.payments.Transfer;
import io.sampan.underwriting.Decision;
import io.sampan.underwriting.Remedy;
import io.sampan.underwriting.Terms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application as pages show it.
 *
 * @param missing what a draft still lacks
 * @param helps what turns the answer; only on the page of one application
 * @param contact whom to ask; given where there is something to ask about
 */
record ApplicationView(
        UUID id,
        String number,
        Named enterprise,
        @Nullable ProductName product,
        ApplicationState state,
        @Nullable Money amount,
        @Nullable Integer months,
        @Nullable String purpose,
        Instant createdAt,
        Instant savedAt,
        @Nullable Instant submittedAt,
        LocalDate keptUntil,
        @Nullable UUID decision,
        @Nullable OfferView offer,
        List<Reason> reasons,
        @Nullable Helps helps,
        @Nullable Signed signed,
        @Nullable UUID contract,
        @Nullable UUID document,
        @Nullable Payment payment,
        Set<Missing> missing,
        @Nullable Contact contact,
        List<Application.Step> steps) {

    record Named(UUID id, String name) {}

    record ProductName(String code, Words name) {}

    /**
     * @param available what is left of the limit now
     */
    record OfferView(
            Money limit,
            Money available,
            AnnualRate rate,
            int monthsMax,
            Money amountMin,
            LocalDate validUntil) {}

    /** What was signed. */
    record Signed(
            String product, Money amount, int months, AnnualRate rate, UUID account, Instant at) {

        static @Nullable Signed of(@Nullable Signing signing) {
            return signing == null
                    ? null
                    : new Signed(
                            signing.product(),
                            signing.amount(),
                            signing.months(),
                            signing.rate(),
                            signing.account().value(),
                            signing.signedAt());
        }
    }

    /**
     * How the pay-out stands.
     *
     * @param state in payments' words; {@code PENDING} also while a second check is open
     */
    record Payment(
            Transfer.State state, @Nullable UUID transfer, Signing.@Nullable Failure reason) {}

    /**
     * @param person whether the customer can ask for a person
     */
    record Helps(List<RemedyView> remedies, boolean person) {

        static Helps of(WhatHelps helps) {
            return new Helps(
                    helps.remedies().stream().map(RemedyView::of).toList(), helps.person());
        }
    }

    /** Changes that together turn the answer. */
    record RemedyView(List<Words> changes, Decision.Kind outcome, @Nullable Money limit) {

        static RemedyView of(Remedy remedy) {
            return new RemedyView(
                    remedy.changes().stream().map(Remedy.Change::text).toList(),
                    remedy.outcome(),
                    remedy.terms().map(Terms::limit).orElse(null));
        }
    }

    /** Whom a customer may ask. */
    record Contact(Words name, String phone, Words hours, String complaints) {}
}
