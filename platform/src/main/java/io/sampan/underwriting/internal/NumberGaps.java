package io.sampan.underwriting.internal;

import java.util.Arrays;

/**
 * Numbers missing between an enterprise's own invoices. Paper invoices come in rolls with running
 * numbers of eight digits: a number in the middle of a roll that nobody has shown us was issued to
 * somebody and held back, or never used. Numbers of other lengths (fully electronic invoices take
 * them from one pool for the whole country) tell nothing.
 */
final class NumberGaps {

    private static final int DIGITS = 8;

    /** A larger step is the next roll. */
    private static final int ROLL = 50;

    /** Fewer numbers say nothing. */
    private static final int NUMBERS_MIN = 20;

    private int[] numbers = new int[16];
    private int count;

    void add(String number) {
        int value = value(number);
        if (value < 0) {
            return;
        }
        if (count == numbers.length) {
            numbers = Arrays.copyOf(numbers, 2 * count);
        }
        numbers[count++] = value;
    }

    private static int value(String number) {
        int value = 0;
        for (int i = 0; i < number.length(); i++) {
            char c = number.charAt(i);
            if (c < '0' || c > '9' || i == DIGITS) {
                return -1;
            }
            value = value * 10 + (c - '0');
        }
        // A table may have taken leading zeros away; one that is left is still a roll's.
        return number.length() >= DIGITS - 2 ? value : -1;
    }

    /** Missing numbers against all that were used or are missing; {@code NaN} if too few. */
    double share() {
        if (count < NUMBERS_MIN) {
            return Double.NaN;
        }
        var sorted = Arrays.copyOf(numbers, count);
        Arrays.sort(sorted);
        int used = 1;
        int missing = 0;
        for (int i = 1; i < count; i++) {
            int step = sorted[i] - sorted[i - 1];
            used += step > 0 ? 1 : 0;
            missing += step > 1 && step <= ROLL ? step - 1 : 0;
        }
        return (double) missing / (used + missing);
    }
}
