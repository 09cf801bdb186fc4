package io.sampan.demo.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.FourEyes;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.Journal;
import io.sampan.accounting.Periods;
import io.sampan.accounting.Reconciliation;
import io.sampan.accounting.Seals;
import io.sampan.money.Money;
import io.sampan.payments.BankStatements;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the demo's accountant has done: all months but the last whole one are closed, the years
 * carried, the bank matched for the last days – and one bill is paid of which the bank knows
 * nothing.
 */
@Component
class Bookkeeping {

    private static final int MATCHED_DAYS = 5;
    private static final Money RENT = Money.cny("18000.00");

    private final Accounting accounting;
    private final Periods periods;
    private final Reconciliation reconciliation;
    private final Seals seals;
    private final ObjectProvider<BankStatements> statements;
    private final TransactionTemplate transaction;
    private final Access access;
    private final FourEyes fourEyes;

    Bookkeeping(
            Accounting accounting,
            Periods periods,
            Reconciliation reconciliation,
            Seals seals,
            ObjectProvider<BankStatements> statements,
            TransactionTemplate transaction,
            Access access,
            FourEyes fourEyes) {
        this.accounting = accounting;
        this.periods = periods;
        this.reconciliation = reconciliation;
        this.seals = seals;
        this.statements = statements;
        this.transaction = transaction;
        this.access = access;
        this.fourEyes = fourEyes;
    }

    /** Done again by a load that is continued, it does what is left. */
    void keep(LocalDate last) {
        var yesterday = last.minusDays(1);
        transaction.executeWithoutResult(_ ->
                accounting.record(
                        new Journal(
                                "demo:rent:" + yesterday,
                                "expense_paid",
                                yesterday,
                                yesterday,
                                "rent",
                                Map.of("cash", RENT))));
        closeMonths(last);
        statements.ifAvailable(bank -> {
            for (var day = last.minusDays(MATCHED_DAYS);
                    day.isBefore(last);
                    day = day.plusDays(1)) {
                reconciliation.take(bank.of(day));
                explainOpeningBalance();
            }
        });
        seals.seal();
    }

    private void closeMonths(LocalDate last) {
        var open = YearMonth.from(last).minusMonths(1);
        for (var period : periods.periods(last).reversed()) {
            var month = period.month();
            if (month.isBefore(open) && period.state() != Periods.State.CLOSED) {
                if (month.getMonthValue() == 12) {
                    periods.closeYear(month.getYear(), last);
                }
                periods.close(month, last);
            }
        }
    }

    /** The owners paid in before the first statement was taken: two accountants say so. */
    private void explainOpeningBalance() {
        for (var difference : reconciliation.differences(true, null, 200).items()) {
            if (difference.kind() == Reconciliation.Kind.BALANCE_DIFFERS) {
                var proposal =
                        access.as(
                                accountant("accountant"),
                                () ->
                                        reconciliation.proposeResolution(
                                                difference.id(),
                                                "首张对账单之前的余额：股东投入资本 / paid in before the first"
                                                        + " statement"));
                access.as(accountant("accountant2"), () -> fourEyes.approve(proposal));
            }
        }
    }

    private Actor accountant(String userName) {
        var user =
                access.userNamed(userName)
                        .orElseThrow(() -> new IllegalStateException("nobody is " + userName));
        return new Actor(user.id(), user.name(), user.roles(), Optional.empty());
    }
}
