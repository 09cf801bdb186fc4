package io.sampan.lending.internal;

/** Ordinals of articles: 一 to 九十九. */
final class ChineseNumber {

    private static final String DIGITS = "零一二三四五六七八九";

    private ChineseNumber() {}

    static String of(int number) {
        if (number < 1 || number > 99) {
            throw new IllegalArgumentException("article " + number + ": expected 1 to 99");
        }
        var tens = number < 10 ? "" : (number < 20 ? "" : DIGITS.charAt(number / 10)) + "十";
        return tens + (number % 10 == 0 ? "" : String.valueOf(DIGITS.charAt(number % 10)));
    }
}
