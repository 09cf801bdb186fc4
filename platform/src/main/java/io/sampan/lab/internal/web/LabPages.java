package io.sampan.lab.internal.web;

import io.sampan.access.Problem;
import io.sampan.contracts.Counting;
import io.sampan.contracts.Evaluation;
import io.sampan.contracts.Summary;
import io.sampan.contracts.TermRefusedException;
import io.sampan.contracts.TestFile;
import io.sampan.lab.internal.LabBook;
import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The contract lab's page: terms in, events and totals out. Nothing is stored. */
@RestController
@RequestMapping("/api/v1/lab")
class LabPages {

    /** Those who make, price, judge, book or check products; what is typed belongs to nobody. */
    private static final String WHO =
            "hasAnyRole('ACCOUNT_MANAGER','UNDERWRITER','ACCOUNTANT','AUDITOR','ADMINISTRATOR')";

    /** More rows than this are no page: a daily contract of fifty years. */
    static final int EVENTS_MAX = 20_000;

    /** What the page is made of. */
    record Book(
            Map<String, Words> groups, Map<String, LabBook.Term> terms, List<LabBook.Type> types) {}

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

    /** What is received and paid in one currency; interest and fees are signed. */
    record Sum(
            String currency,
            String received,
            String paid,
            String net,
            String interest,
            String fees) {}

    /** Yearly rates as fractions, the duration in years. */
    record Returns(String yearlyRate, String effectiveYearlyRate, @Nullable String duration) {}

    /** What the creator of the contract receives and pays. */
    record Lab(List<Row> rows, List<Sum> sums, @Nullable Returns returns) {}

    private final LabBook book;

    LabPages(LabBook book) {
        this.book = book;
    }

    @GetMapping
    @PreAuthorize(WHO)
    Book book() {
        return new Book(book.groups(), book.terms(), book.types());
    }

    @PostMapping("/contract")
    @PreAuthorize(WHO)
    Lab evaluate(@RequestBody Question question) {
        var counting =
                question.money() ? Counting.money(RoundingMode.HALF_UP) : Counting.unrounded();
        try {
            return lab(TestFile.evaluateCase(question.asCase(), counting));
        } catch (TermRefusedException e) {
            throw refused(e);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw Problem.of("SMP-LAB-0003", e).with("message", String.valueOf(e.getMessage()));
        }
    }

    private Problem refused(TermRefusedException e) {
        var label = book.label(e.term());
        boolean missing = e.value().equals("missing");
        var value = LabBook.plain(shortened(e.value()));
        return Problem.of("SMP-LAB-0001", e)
                .field(e.term())
                .with("labelZh", label.zh())
                .with("labelEn", label.en())
                .with("value", value)
                .with("valueZh", missing ? "空" : value)
                .with("expected", book.inEnglish(e.expected()))
                .with("expectedZh", book.inChinese(e.expected()));
    }

    private static String shortened(String value) {
        return value.length() <= 60 ? value : value.substring(0, 60) + "…";
    }

    private static Lab lab(Evaluation events) {
        if (events.size() > EVENTS_MAX) {
            throw Problem.of("SMP-LAB-0002").with("events", events.size()).with("max", EVENTS_MAX);
        }
        var rows = new ArrayList<Row>();
        for (int i = 0; i < events.size(); i++) {
            rows.add(
                    new Row(
                            events.date(i),
                            events.type(i).name(),
                            text(events.payoff(i)),
                            events.currency(i),
                            text(events.notional(i)),
                            text(events.rate(i)),
                            text(events.accrued(i))));
        }
        var summary = Summary.of(events);
        return new Lab(
                rows,
                summary.sums().stream().map(LabPages::sum).toList(),
                summary.returns().map(LabPages::returns).orElse(null));
    }

    private static Sum sum(Summary.Sum sum) {
        return new Sum(
                sum.currency(),
                text(sum.received()),
                text(sum.paid()),
                text(sum.net()),
                text(sum.interest()),
                text(sum.fees()));
    }

    private static Returns returns(Summary.Returns returns) {
        var duration = returns.duration();
        return new Returns(
                text(returns.yearlyRate()),
                text(returns.effectiveYearlyRate()),
                duration == null ? null : text(duration));
    }

    /** Fifteen digits: what a floating-point number surely holds. */
    private static String text(double value) {
        var rounded = new BigDecimal(value).round(new MathContext(15)).stripTrailingZeros();
        return (rounded.scale() < 0 ? rounded.setScale(0, RoundingMode.UNNECESSARY) : rounded)
                .toPlainString();
    }
}
