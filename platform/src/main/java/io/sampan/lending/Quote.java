package io.sampan.lending;

import io.sampan.contracts.Flow;
import io.sampan.contracts.Instalment;
import io.sampan.contracts.LoanTerms;
import io.sampan.contracts.Yields;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * What a loan costs: the plan, the totals, and one yearly rate with everything in. Every total is
 * the sum of the rows, so whoever adds up the page gets the page.
 *
 * @param terms the loan if the money arrives on {@code terms.drawn()}
 * @param fee paid with the first instalment
 * @param rows what is payable, and when
 * @param yearlyRate all in, by internal rate of return, simple: PBOC notice 2021 No. 3
 */
public record Quote(
        Product product, LoanTerms terms, Money fee, List<Row> rows, AnnualRate yearlyRate) {

    /**
     * What is payable on one day.
     *
     * @param fee charged with this row; zero but in the first
     * @param balanceAfter principal still owed afterwards
     */
    public record Row(
            int number,
            LocalDate due,
            Money principal,
            Money interest,
            Money fee,
            Money balanceAfter) {

        public Money total() {
            return principal.plus(interest).plus(fee);
        }
    }

    public Quote {
        rows = List.copyOf(rows);
    }

    /** The cost of an amount drawn on a day and repaid from the same day of the next month on. */
    public static Quote of(
            Product product, Money amount, int months, AnnualRate rate, LocalDate drawn) {
        var terms =
                new LoanTerms(
                        amount,
                        rate,
                        drawn,
                        drawn.plusMonths(1),
                        months,
                        product.amortisation(),
                        product.interestCount());
        var fee = amount.times(product.feeRate(), RoundingMode.HALF_UP);
        var rows = terms.plan().stream().map(row -> row(row, fee)).toList();
        return new Quote(product, terms, fee, rows, yearlyRate(terms, rows));
    }

    public Money amount() {
        return terms.principal();
    }

    /** What reaches the account: the whole amount, nothing is kept back. */
    public Money received() {
        return terms.principal();
    }

    public Money interestTotal() {
        return total(rows.stream().map(Row::interest).toList());
    }

    public Money feeTotal() {
        return fee;
    }

    public Money repayTotal() {
        return total(rows.stream().map(Row::total).toList());
    }

    /** The payment of the first month, the one a page shows beside a tenor. */
    public Money firstPayment() {
        return rows.getFirst().total();
    }

    private Money total(List<Money> amounts) {
        return Money.sum(terms.principal().currency(), amounts);
    }

    private static Row row(Instalment row, Money fee) {
        return new Row(
                row.number(),
                row.due(),
                row.principal(),
                row.interest(),
                row.number() == 1 ? fee : Money.zero(fee.currency()),
                row.balanceAfter());
    }

    private static AnnualRate yearlyRate(LoanTerms terms, List<Row> rows) {
        var flows = new ArrayList<Flow>();
        flows.add(new Flow(terms.drawn(), terms.principal()));
        rows.forEach(row -> flows.add(new Flow(row.due(), row.total().negated())));
        return Yields.yearlyRate(flows);
    }
}
