package io.sampan.servicing.internal;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.contracts.LoanTerms;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** A contract whose life is told fact by fact. */
final class ContractFixture {

    static final Rules RULES =
            new Rules(
                    List.of(Rules.Bucket.PENALTY, Rules.Bucket.INTEREST, Rules.Bucket.PRINCIPAL),
                    0,
                    90,
                    270,
                    360,
                    90,
                    7,
                    List.of(0, 1, 3),
                    100_00);

    final List<Fact> facts = new ArrayList<>();
    Terms terms;
    BusinessCalendar calendar = BusinessCalendar.NONE;

    private ContractFixture(Terms terms) {
        this.terms = terms;
    }

    /** CNY 100,000 at 6 %, drawn 10 January 2026, due on the 21st, twelve months, by real days. */
    static ContractFixture theWorkedExample() {
        return aLoan("100000.00", "0.06", "2026-01-10", "2026-01-21", 12);
    }

    static ContractFixture aLoan(
            String principal, String rate, String drawn, String firstDue, int months) {
        return aLoan(principal, rate, drawn, firstDue, months, Amortisation.EQUAL_INSTALMENTS);
    }

    static ContractFixture aLoan(
            String principal,
            String rate,
            String drawn,
            String firstDue,
            int months,
            Amortisation amortisation) {
        var loan =
                new LoanTerms(
                        Money.cny(principal),
                        AnnualRate.of(rate),
                        day(drawn),
                        day(firstDue),
                        months,
                        amortisation,
                        InterestCount.ACTUAL_360);
        return new ContractFixture(
                new Terms(loan, new BigDecimal("0.5"), false, BigDecimal.ZERO, 15));
    }

    static LocalDate day(String text) {
        return LocalDate.parse(text);
    }

    ContractFixture withCompoundInterest() {
        terms = new Terms(terms.loan(), terms.penaltyUplift(), true, terms.earlyFeeRate(), 15);
        return this;
    }

    ContractFixture withEarlyFee(String rate) {
        terms =
                new Terms(
                        terms.loan(),
                        terms.penaltyUplift(),
                        terms.compound(),
                        new BigDecimal(rate),
                        15);
        return this;
    }

    ContractFixture in(BusinessCalendar calendar) {
        this.calendar = calendar;
        return this;
    }

    ContractFixture paidOut() {
        return paidOut(terms.loan().drawn().toString());
    }

    ContractFixture paidOut(String date) {
        facts.add(new Fact.Disbursed(stamp(day(date)), terms.loan().principal().minor(), null));
        return this;
    }

    ContractFixture charged(String date, String fee) {
        facts.add(new Fact.Charged(stamp(day(date)), minor(fee)));
        return this;
    }

    ContractFixture pays(String date, String amount) {
        return receives(date, amount, RepaymentKind.DUE, Effect.SHORTER);
    }

    ContractFixture repaysEarly(String date, String amount, Effect effect) {
        return receives(date, amount, RepaymentKind.PART, effect);
    }

    ContractFixture repaysAll(String date, String amount) {
        return receives(date, amount, RepaymentKind.ALL, Effect.SHORTER);
    }

    ContractFixture reverses(int number) {
        var fact = facts.get(number - 1);
        facts.add(new Fact.Reversed(stamp(fact.valueDate()), fact.id(), "wrong contract"));
        return this;
    }

    State on(String date) {
        return Replay.state(terms, facts, calendar, _ -> RULES, day(date));
    }

    State knownAfter(int facts, String date) {
        return Replay.state(terms, this.facts.subList(0, facts), calendar, _ -> RULES, day(date));
    }

    private ContractFixture receives(
            String date, String amount, RepaymentKind kind, Effect effect) {
        facts.add(
                new Fact.Received(stamp(day(date)), minor(amount), kind, effect, "DESK", null, ""));
        return this;
    }

    private Fact.Stamp stamp(LocalDate valueDate) {
        int number = facts.size() + 1;
        var at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(number);
        return new Fact.Stamp(
                new UUID(7, number),
                number,
                valueDate,
                LocalDate.ofInstant(at, ZoneOffset.UTC),
                at);
    }

    static long minor(String amount) {
        return Money.cny(amount).minor();
    }

    /** The plan and what is paid of it. */
    static String schedule(State state) {
        var text =
                new StringBuilder(
                        "no | due        | principal | interest | penalty |      paid |      left |   balance\n");
        for (var row : state.rows()) {
            long penalty = row.penalty(state.asOf(), state.terms());
            long paid = row.paidPrincipal() + row.paidInterest() + row.paidPenalty();
            text.append(
                    "%2d | %s | %9s | %8s | %7s | %9s | %9s | %9s%n"
                            .formatted(
                                    row.number(),
                                    row.due(),
                                    yuan(row.principal()),
                                    yuan(row.interest()),
                                    yuan(penalty),
                                    yuan(paid),
                                    yuan(row.left(state.asOf(), state.terms())),
                                    yuan(row.balance() - row.principal())));
        }
        return text.toString();
    }

    /** How each receipt is spread. */
    static String receipts(State state) {
        var text =
                new StringBuilder(
                        "date       |    amount |  fees | penalty | interest | principal | excess\n");
        for (var repayment : state.repayments()) {
            var split = repayment.split();
            text.append(
                    "%s | %9s | %5s | %7s | %8s | %9s | %6s%s%n"
                            .formatted(
                                    repayment.fact().valueDate(),
                                    yuan(repayment.fact().amount()),
                                    yuan(split.fees()),
                                    yuan(split.penalty()),
                                    yuan(split.interest()),
                                    yuan(split.principal()),
                                    yuan(split.excess()),
                                    repayment.reversed() ? " reversed" : ""));
        }
        return text.toString();
    }

    static String owed(State state) {
        var owed = state.outstanding();
        return "fees %s, penalty %s, interest %s, principal %s; %d days late, %s"
                .formatted(
                        yuan(owed.fees()),
                        yuan(owed.penalty()),
                        yuan(owed.interest()),
                        yuan(owed.principal()),
                        state.daysPastDue(),
                        state.rules().riskClass(state.daysPastDue()));
    }

    static String yuan(long minor) {
        return Money.ofMinor(Money.CNY, minor).amount().toPlainString();
    }
}
