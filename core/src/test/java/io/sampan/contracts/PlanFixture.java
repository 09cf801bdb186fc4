package io.sampan.contracts;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Speaks for the tests of repayment plans. */
final class PlanFixture {
    private PlanFixture() {}

    static LoanTerms aLoan(String principal, String rate, int months, Amortisation amortisation) {
        return new LoanTerms(
                Money.cny(principal),
                AnnualRate.of(rate),
                LocalDate.parse("2026-11-24"),
                LocalDate.parse("2026-12-24"),
                months,
                amortisation,
                InterestCount.ACTUAL_360);
    }

    static String table(List<Instalment> plan) {
        var text = new StringBuilder("due        | principal | interest | total     | left\n");
        for (var row : plan) {
            text.append(
                    "%s | %9s | %8s | %9s | %9s%n"
                            .formatted(
                                    row.due(),
                                    row.principal().amount(),
                                    row.interest().amount(),
                                    row.total().amount(),
                                    row.balanceAfter().amount()));
        }
        return text.toString();
    }

    static Money interest(List<Instalment> plan) {
        return Money.sum(Money.CNY, plan.stream().map(Instalment::interest).toList());
    }

    static Money principal(List<Instalment> plan) {
        return Money.sum(Money.CNY, plan.stream().map(Instalment::principal).toList());
    }

    static List<Flow> flows(LoanTerms terms) {
        var flows = new ArrayList<Flow>();
        flows.add(new Flow(terms.drawn(), terms.principal()));
        for (var row : terms.plan()) {
            flows.add(new Flow(row.due(), row.total().negated()));
        }
        return flows;
    }
}
