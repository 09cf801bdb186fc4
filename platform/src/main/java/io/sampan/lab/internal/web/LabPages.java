package io.sampan.lab.internal.web;

import io.sampan.contracts.Counting;
import io.sampan.contracts.Evaluation;
import io.sampan.contracts.TestFile;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The contract lab's page: terms in, events and totals out. Nothing is stored. */
@RestController
@RequestMapping("/api/v1/lab")
class LabPages {

    /**
     * What is asked.
     *
     * @param terms ACTUS terms by their dictionary names
     * @param money true to count in exact money, half up; false for the standard's unrounded way
     */
    record Question(
            Map<String, Object> terms,
            @Nullable Map<String, Object> dataObserved,
            @Nullable List<Object> eventsObserved,
            @Nullable String to,
            boolean money) {

        Map<String, Object> asCase() {
            return Map.of(
                    "terms", terms,
                    "dataObserved", dataObserved == null ? Map.of() : dataObserved,
                    "eventsObserved", eventsObserved == null ? List.of() : eventsObserved,
                    "to", to == null ? "" : to);
        }
    }

    /** One event; amounts as texts, as everywhere. */
    record Row(
            LocalDate date,
            String type,
            String payoff,
            String currency,
            String notional,
            String rate,
            String accrued) {}

    /** What the creator of the contract receives and pays, in total. */
    record Lab(List<Row> rows, String received, String paid, String net) {}

    @PostMapping("/contract")
    @PreAuthorize(
            "hasAnyRole('ACCOUNT_MANAGER','UNDERWRITER','OPERATIONS','ACCOUNTANT','AUDITOR','ADMINISTRATOR')")
    Lab evaluate(@RequestBody Question question) {
        var counting =
                question.money() ? Counting.money(RoundingMode.HALF_UP) : Counting.unrounded();
        return lab(TestFile.evaluateCase(question.asCase(), counting));
    }

    private static Lab lab(Evaluation events) {
        var rows = new ArrayList<Row>();
        var received = BigDecimal.ZERO;
        var paid = BigDecimal.ZERO;
        for (int i = 0; i < events.size(); i++) {
            var payoff = decimal(events.payoff(i));
            received = received.add(payoff.max(BigDecimal.ZERO));
            paid = paid.add(payoff.min(BigDecimal.ZERO).negate());
            rows.add(
                    new Row(
                            events.date(i),
                            events.type(i).name(),
                            payoff.toPlainString(),
                            events.currency(i),
                            decimal(events.notional(i)).toPlainString(),
                            decimal(events.rate(i)).toPlainString(),
                            decimal(events.accrued(i)).toPlainString()));
        }
        return new Lab(
                rows,
                received.toPlainString(),
                paid.toPlainString(),
                received.subtract(paid).toPlainString());
    }

    private static BigDecimal decimal(double value) {
        var rounded = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded;
    }
}
