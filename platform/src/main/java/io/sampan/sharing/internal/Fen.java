package io.sampan.sharing.internal;

import java.math.BigDecimal;
import java.util.OptionalLong;

/** Amounts of invoice files: plain decimals with at most two decimals, read without objects. */
final class Fen {

    /** Beyond a hundred billion yuan it is no invoice of a small enterprise. */
    private static final int DIGITS_MAX = 13;

    private Fen() {}

    /** Minor units of {@code -943.4} or {@code 11000.00}; empty if it is anything else. */
    static OptionalLong parse(String text) {
        int i = text.startsWith("-") ? 1 : 0;
        long value = 0;
        int digits = 0;
        int decimals = -1;
        for (int at = i; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '.' && decimals < 0 && digits > 0) {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                if (decimals >= 2) {
                    if (c != '0') {
                        return OptionalLong.empty();
                    }
                } else {
                    value = value * 10 + (c - '0');
                    digits++;
                    decimals += decimals < 0 ? 0 : 1;
                }
            } else {
                return OptionalLong.empty();
            }
            if (digits > DIGITS_MAX) {
                return OptionalLong.empty();
            }
        }
        if (digits == 0 || text.endsWith(".")) {
            return OptionalLong.empty();
        }
        long fen = value * (decimals <= 0 ? 100 : decimals == 1 ? 10 : 1);
        return OptionalLong.of(i == 1 ? -fen : fen);
    }

    static String text(long fen) {
        return BigDecimal.valueOf(fen, 2).toPlainString();
    }
}
