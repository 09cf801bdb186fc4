package io.sampan.sharing;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enterprise's invoices at a glance. Totals count valid invoices with tax; red-letter ones lower
 * them.
 *
 * @param from date of the earliest invoice; null if there is none
 * @param voided how many are void
 * @param redLetter how many valid ones are red-letter
 * @param buyers the largest buyers by sales, largest first, with their share as a fraction
 */
public record InvoiceSummary(
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        Total sales,
        Total purchases,
        List<Month> months,
        @JsonProperty("void") long voided,
        long redLetter,
        List<Buyer> buyers) {

    public InvoiceSummary {
        months = List.copyOf(months);
        buyers = List.copyOf(buyers);
    }

    /** How many, and what they come to. */
    public record Total(long count, Money total) {}

    /** One month. */
    public record Month(YearMonth month, Money sales, Money purchases) {}

    /**
     * @param share of all sales, a fraction with four decimals
     */
    public record Buyer(String name, BigDecimal share) {}
}
