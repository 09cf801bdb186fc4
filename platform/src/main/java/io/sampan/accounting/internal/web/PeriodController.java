package io.sampan.accounting.internal.web;

import io.sampan.access.Commands;
import io.sampan.access.ProposalId;
import io.sampan.accounting.BusinessDay;
import io.sampan.accounting.Periods;
import io.sampan.accounting.Periods.Condition;
import io.sampan.accounting.Periods.ExchangeRate;
import io.sampan.accounting.Periods.Period;
import io.sampan.accounting.Periods.Revaluation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Months, the year's closing and exchange rates over HTTP. */
@RestController
@RequestMapping("/api/v1/accounting")
class PeriodController {

    private static final String READERS = "hasAnyRole('ACCOUNTANT', 'AUDITOR')";
    private static final String ACCOUNTANT = "hasRole('ACCOUNTANT')";

    private final Periods periods;
    private final BusinessDay businessDay;
    private final Commands commands;

    PeriodController(Periods periods, BusinessDay businessDay, Commands commands) {
        this.periods = periods;
        this.businessDay = businessDay;
        this.commands = commands;
    }

    record Why(String reason) {}

    record Waits(UUID proposal) {}

    record YearClosed(@Nullable String journal) {}

    record Revalued(List<Revaluation> items) {}

    record Rate(String currency, LocalDate day, BigDecimal rate, String source) {}

    @GetMapping("/periods")
    @PreAuthorize(READERS)
    List<Period> periods() {
        return periods.periods(businessDay.today());
    }

    @GetMapping("/periods/{month}/conditions")
    @PreAuthorize(READERS)
    List<Condition> conditions(@PathVariable YearMonth month) {
        return periods.conditions(month, businessDay.today());
    }

    @PostMapping("/periods/{month}/close")
    @PreAuthorize(ACCOUNTANT)
    Period close(@PathVariable YearMonth month, @RequestHeader("Idempotency-Key") String key) {
        return commands.once(
                key,
                "accounting.close-month",
                Map.of("month", month.toString()),
                Period.class,
                () -> periods.close(month, businessDay.today()));
    }

    @PostMapping("/periods/{month}/reopen")
    @PreAuthorize(ACCOUNTANT)
    Waits reopen(
            @PathVariable YearMonth month,
            @RequestHeader("Idempotency-Key") String key,
            @RequestBody Why why) {
        return commands.once(
                key,
                "accounting.propose-reopening",
                Map.of("month", month.toString(), "reason", why.reason()),
                Waits.class,
                () -> waits(periods.proposeReopening(month, why.reason())));
    }

    @PostMapping("/periods/{month}/revalue")
    @PreAuthorize(ACCOUNTANT)
    Revalued revalue(@PathVariable YearMonth month, @RequestHeader("Idempotency-Key") String key) {
        return commands.once(
                key,
                "accounting.revalue",
                Map.of("month", month.toString()),
                Revalued.class,
                () -> new Revalued(periods.revalue(month, businessDay.today())));
    }

    @PostMapping("/years/{year}/close")
    @PreAuthorize(ACCOUNTANT)
    YearClosed closeYear(@PathVariable int year, @RequestHeader("Idempotency-Key") String key) {
        return commands.once(
                key,
                "accounting.close-year",
                Map.of("year", year),
                YearClosed.class,
                () -> new YearClosed(periods.closeYear(year, businessDay.today())));
    }

    @GetMapping("/exchange-rates")
    @PreAuthorize(READERS)
    List<ExchangeRate> rates() {
        return periods.rates();
    }

    @PostMapping("/exchange-rates")
    @PreAuthorize(ACCOUNTANT)
    ExchangeRate keepRate(@RequestHeader("Idempotency-Key") String key, @RequestBody Rate rate) {
        return commands.once(
                key,
                "accounting.keep-rate",
                rate,
                ExchangeRate.class,
                () -> periods.keepRate(rate.currency(), rate.day(), rate.rate(), rate.source()));
    }

    private static Waits waits(ProposalId proposal) {
        return new Waits(proposal.value());
    }
}
