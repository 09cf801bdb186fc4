package io.sampan.demo.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Commands;
import io.sampan.demo.internal.Borrowing.Loan;
import io.sampan.demo.internal.Plan.Repaying;
import io.sampan.money.Money;
import io.sampan.servicing.Contract;
import io.sampan.servicing.Contract.Row;
import io.sampan.servicing.ContractState;
import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import io.sampan.servicing.RepaymentRequest;
import io.sampan.servicing.Servicing;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * What the demo's borrowers do beside the automatic debits: some repay early, and some, whose
 * account is empty whenever the bank tries, bring the money to the desk for a while and then no
 * longer.
 */
@Component
class Repayments {

    private final Access access;
    private final Commands commands;
    private final Servicing servicing;
    private final Staff staff;

    /** What is to be done on which day, found out when a loan is first seen. */
    private final Map<LocalDate, Map<Integer, Loan>> diary = new TreeMap<>();

    private final Set<Integer> seen = new HashSet<>();

    Repayments(Access access, Commands commands, Servicing servicing, Staff staff) {
        this.access = access;
        this.commands = commands;
        this.servicing = servicing;
        this.staff = staff;
    }

    static boolean paysAtTheDesk(int firm) {
        return firm % 9 == 4;
    }

    /** A load that begins again sees every loan again. */
    void forget() {
        diary.clear();
        seen.clear();
    }

    void of(LocalDate day, List<Loan> loans) {
        for (var loan : loans) {
            if (seen.add(loan.wanted().number())) {
                enter(loan);
            }
        }
        SideBySide.each(
                List.copyOf(diary.getOrDefault(day, Map.of()).values()),
                loan -> access.as(Actor.SYSTEM, () -> act(loan, day)));
    }

    private void enter(Loan loan) {
        var wanted = loan.wanted();
        if (paysAtTheDesk(wanted.firm())) {
            // Five in six pay some days late; how many instalments depends on the firm.
            for (int month = 1; month <= instalmentsPaid(wanted); month++) {
                note(wanted.day().plusMonths(month).plusDays(wanted.number() % 6), loan);
            }
        } else if (wanted.repaying() != Repaying.BY_DEBIT) {
            note(wanted.day().plusMonths(wanted.month()).plusDays(9), loan);
        }
    }

    private static int instalmentsPaid(Plan.Wanted wanted) {
        return wanted.number() % 3 == 0 ? wanted.months() : 1 + wanted.number() % 7;
    }

    private void note(LocalDate day, Loan loan) {
        diary.computeIfAbsent(day, d -> new TreeMap<>()).put(loan.wanted().number(), loan);
    }

    private boolean act(Loan loan, LocalDate day) {
        commands.once(
                "demo-repay-" + loan.wanted().number() + "-" + day,
                "demo.repay",
                loan.wanted().number(),
                Void.class,
                () -> {
                    var contract = servicing.contract(loan.contract(), day);
                    if (isRunning(contract)) {
                        if (paysAtTheDesk(loan.wanted().firm())) {
                            payAtTheDesk(loan, contract, day);
                        } else {
                            repayEarly(loan, contract, day);
                        }
                    }
                    return null;
                });
        return true;
    }

    private static boolean isRunning(Contract contract) {
        return contract.line().disbursedOn() != null
                && contract.line().state() != ContractState.SETTLED;
    }

    private void payAtTheDesk(Loan loan, Contract contract, LocalDate day) {
        var due =
                contract.instalments().stream()
                        .filter(row -> !row.due().isAfter(day) && row.left().isPositive())
                        .findFirst()
                        .map(Row::left);
        if (due.isPresent()) {
            access.as(
                    staff.member("operations"),
                    () -> servicing.receive(loan.contract(), due.get(), day, "转账", day));
        }
    }

    private void repayEarly(Loan loan, Contract contract, LocalDate day) {
        boolean all = loan.wanted().repaying() == Repaying.EARLY;
        var kind = all ? RepaymentKind.ALL : RepaymentKind.PART;
        var effect = loan.wanted().number() % 2 == 0 ? Effect.SHORTER : Effect.SMALLER;
        var amount = all ? Optional.<Money>empty() : Optional.of(third(contract));
        if (contract.overdue().total().isPositive()) {
            return;
        }
        var quote = servicing.quote(loan.contract(), kind, amount, effect, day);
        servicing.repay(
                loan.contract(),
                new RepaymentRequest(kind, amount, effect, quote.amount(), Optional.empty()),
                day);
    }

    private static Money third(Contract contract) {
        var third = contract.line().outstanding().times(new BigDecimal("0.3"), RoundingMode.DOWN);
        return Money.ofMinor(Money.CNY, third.minor() / 10_000 * 10_000).max(Money.cny("1000.00"));
    }
}
