package io.sampan.servicing.internal;

import io.sampan.money.Money;
import io.sampan.packs.Words;
import io.sampan.servicing.Contract;
import io.sampan.servicing.ContractLine;
import io.sampan.servicing.ContractState;
import io.sampan.servicing.Receipt;
import io.sampan.servicing.ReceiptPreview;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** States in the words of the door. */
final class Shown {

    private Shown() {}

    static Contract contract(Held held, State state, List<Contract.Collection> collections) {
        var currency = held.currency();
        return new Contract(
                line(held, state),
                terms(held, state),
                state.rules().riskClass(state.daysPastDue()),
                state.asOf(),
                state.outstanding().in(currency),
                state.overdue().in(currency),
                state.rows().stream().map(row -> row(row, state)).toList(),
                state.repayments().reversed().stream()
                        .map(repayment -> receipt(repayment, currency))
                        .toList(),
                collections,
                held.application(),
                held.document());
    }

    static ContractLine line(Held held, State state) {
        var currency = held.currency();
        return new ContractLine(
                held.id(),
                held.number(),
                new ContractLine.Borrower(held.enterprise(), held.enterpriseName()),
                held.product(),
                held.terms().loan().principal(),
                Money.ofMinor(currency, state.principal()),
                word(held, state),
                state.daysPastDue(),
                nextDue(state),
                held.terms().loan().rate(),
                state.disbursedOn().orElse(null));
    }

    static Receipt receipt(Repayment repayment, String currency) {
        var fact = repayment.fact();
        return new Receipt(
                fact.id(),
                fact.valueDate(),
                fact.stamp().recordedAt(),
                fact.kind(),
                Money.ofMinor(currency, fact.amount()),
                repayment.split().in(currency),
                fact.how(),
                fact.transfer(),
                fact.note(),
                repayment.reversed());
    }

    static ReceiptPreview.Standing standing(State state) {
        return new ReceiptPreview.Standing(
                state.outstanding().in(state.terms().currency()),
                state.daysPastDue(),
                state.rules().riskClass(state.daysPastDue()),
                nextDue(state));
    }

    private static ContractState word(Held held, State state) {
        return state.loan() == null && held.told().payoutFailed()
                ? ContractState.FAILED
                : state.word();
    }

    static ContractLine.@Nullable NextDue nextDue(State state) {
        return state.nextUnpaid()
                .map(row ->
                        new ContractLine.NextDue(
                                row.payableBy(),
                                Money.ofMinor(
                                        state.terms().currency(), state.nextPayment().total())))
                .orElse(null);
    }

    private static Contract.Terms terms(Held held, State state) {
        var loan = state.loan() == null ? held.terms().loan() : state.loan();
        return new Contract.Terms(
                loan.principal(),
                loan.rate(),
                loan.instalments(),
                loan.amortisation(),
                loan.count(),
                loan.firstDue(),
                held.terms().penaltyRate());
    }

    private static Contract.Row row(Row row, State state) {
        var asOf = state.asOf();
        var currency = state.terms().currency();
        long penalty = row.penalty(asOf, state.terms());
        long paid = row.paidPrincipal() + row.paidInterest() + row.paidPenalty();
        return new Contract.Row(
                row.number(),
                row.from(),
                row.due(),
                row.payableBy(),
                Money.ofMinor(currency, row.principal()),
                Money.ofMinor(currency, row.interest()),
                Money.ofMinor(currency, penalty),
                Money.ofMinor(currency, row.principal() + row.interest() + penalty),
                Money.ofMinor(currency, paid),
                Money.ofMinor(currency, row.left(asOf, state.terms())),
                row.paidOn(),
                rowState(row, state, paid),
                row.days(),
                Money.ofMinor(currency, row.balance() - row.principal()),
                explain(row, state));
    }

    private static Contract.RowState rowState(Row row, State state, long paid) {
        if (row.left(state.asOf(), state.terms()) == 0) {
            return Contract.RowState.PAID;
        }
        if (row.late(state.asOf(), state.terms())) {
            return Contract.RowState.OVERDUE;
        }
        if (paid > 0) {
            return Contract.RowState.PART;
        }
        LocalDate soon = state.asOf().plusDays(state.rules().dueSoonDays());
        return row.payableBy().isAfter(soon) ? Contract.RowState.FUTURE : Contract.RowState.DUE;
    }

    /** The interest of a row, so that anybody can compute it again. */
    private static Words explain(Row row, State state) {
        var balance = Money.ofMinor(state.terms().currency(), row.balance()).amount();
        var interest = Money.ofMinor(state.terms().currency(), row.interest()).amount();
        var rate = state.terms().loan().rate();
        return new Words(
                "本金 %s × 年利率 %s × %d 天 ÷ 360 = %s".formatted(balance, rate, row.days(), interest),
                "%s principal × %s a year × %d days / 360 = %s"
                        .formatted(balance, rate, row.days(), interest));
    }
}
