package io.sampan.accounting;

import io.sampan.access.ProposalId;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The months of the books. A journal counts in the month of its booking date, whatever its value
 * date: a payment that counts from March and is booked in April changes April's statements and
 * March's interest. A closed month takes no journal until it is reopened by two people.
 */
public interface Periods {

    /** Every month from the first booking to the business day, the newest first. */
    List<Period> periods(LocalDate today);

    /** What must hold before a month can be closed, and whether it does. */
    List<Condition> conditions(YearMonth month, LocalDate today);

    /**
     * Closes a month for good: from now on nothing is booked into it, and what is in it is
     * fingerprinted.
     *
     * @throws io.sampan.access.Problem SMP-ACT-0430 if a condition does not hold, SMP-ACT-0431 if
     *     others are still booking after half a minute
     */
    Period close(YearMonth month, LocalDate today);

    /**
     * Asks a second accountant to reopen a closed month. Only the last closed month can be
     * reopened; December takes its year's closing with it.
     *
     * @param reason 1 to 500 characters
     * @throws io.sampan.access.Problem SMP-ACT-0432 if the month is not the last closed one
     */
    ProposalId proposeReopening(YearMonth month, String reason);

    /**
     * Carries the profit of a year to retained earnings: every profit account is emptied into 4103
     * 本年利润, which goes to 4104 利润分配. December must be open and the months before it closed.
     *
     * @return the journal, or null when there is nothing to carry
     */
    @Nullable String closeYear(int year, LocalDate today);

    /**
     * Values foreign currency at the rate of a month's last day: income and expense at the rates of
     * their days, the position at the closing rate; the difference is booked to 6061 汇兑损益. A repeat
     * books what has changed since, or nothing.
     *
     * @return what was booked, one a currency
     * @throws io.sampan.access.Problem SMP-ACT-0434 if a rate is missing
     */
    List<Revaluation> revalue(YearMonth month, LocalDate today);

    /** Keeps a rate: so many yuan for one unit of the currency on a day. */
    ExchangeRate keepRate(String currency, LocalDate day, BigDecimal rate, String source);

    /** The rates kept, the newest day first. */
    List<ExchangeRate> rates();

    /** Where a month stands. CLOSING takes no journals either; its closing can be repeated. */
    enum State {
        OPEN,
        CLOSING,
        CLOSED,
        REOPENED
    }

    /**
     * A month.
     *
     * @param journals booked in it; of a closed month, when it was closed
     * @param digest fingerprint (SHA-256) of its turnover by account; null unless closed
     * @param last the last thing that happened to it
     */
    record Period(
            YearMonth month,
            State state,
            long journals,
            @Nullable String digest,
            @Nullable Happened last) {}

    /** Who did what to a month, and why. */
    record Happened(Instant at, String by, String reason) {}

    /**
     * One condition for closing a month.
     *
     * @param required false: only a warning
     */
    record Condition(String code, Words text, boolean holds, boolean required) {}

    /**
     * What valuing one currency has changed.
     *
     * @param position units held through 3002, positive when we own some
     * @param result gain above zero, loss below, in yuan
     */
    record Revaluation(String currency, Money position, BigDecimal rate, Money result) {}

    /** A rate that was kept. */
    record ExchangeRate(
            String currency, LocalDate day, BigDecimal rate, String source, Instant recordedAt) {}
}
