package io.sampan.contracts;

import java.time.LocalDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How often something recurs, for example {@code P1ML1}: every month, short last period. The k-th
 * date is always the anchor plus k cycles, never counted from the date before.
 *
 * @param years together with months and days at least one day, less than 1000 years
 * @param longStub whether the last period before the end, when the end is off the cycle, is made
 *     long ({@code L0}) by leaving out the last regular date
 */
public record Cycle(int years, int months, int days, boolean longStub) {
    private static final Pattern FORM =
            Pattern.compile(
                    "P(?:(\\d{1,3})Y)?(?:(\\d{1,4})M)?(?:(\\d{1,5})W)?(?:(\\d{1,6})D)?(?:L([01]))?");

    public Cycle {
        if (years < 0 || months < 0 || days < 0 || years + months + days == 0) {
            throw new IllegalArgumentException("a period longer than zero");
        }
        if (years > 999 || months > 9999 || days > 365_000) {
            throw new IllegalArgumentException("a period shorter than 1000 years");
        }
    }

    /** Every month, short last period. */
    public static Cycle monthly() {
        return new Cycle(0, 1, 0, false);
    }

    /**
     * Reads {@code P3ML0}; without {@code L} the last period is short. Cycles by weekday ({@code
     * 2FriL1}) are refused.
     *
     * @throws IllegalArgumentException with what was expected as its message
     */
    public static Cycle parse(String text) {
        var match = FORM.matcher(text);
        if (!match.matches()) {
            throw new IllegalArgumentException("a cycle such as P1ML1");
        }
        return new Cycle(
                number(match.group(1)),
                number(match.group(2)),
                number(match.group(3)) * 7 + number(match.group(4)),
                "0".equals(match.group(5)));
    }

    private static int number(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** The k-th date, counted from the anchor. */
    public LocalDateTime after(LocalDateTime anchor, int k) {
        return anchor.plusMonths((long) totalMonths() * k).plusDays((long) days * k);
    }

    int totalMonths() {
        return years * 12 + months;
    }

    /** The end-of-month rule looks at cycles of months; a cycle of years alone is not one. */
    boolean countsMonths() {
        return months > 0;
    }

    /** In the form of the standard. */
    @Override
    public String toString() {
        var text = new StringBuilder("P");
        if (years > 0) {
            text.append(years).append('Y');
        }
        if (months > 0) {
            text.append(months).append('M');
        }
        if (days > 0) {
            text.append(days).append('D');
        }
        return text.append(longStub ? "L0" : "L1").toString();
    }
}
