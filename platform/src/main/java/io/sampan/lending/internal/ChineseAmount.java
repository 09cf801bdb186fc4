package io.sampan.lending.internal;

import io.sampan.money.Money;

/**
 * An amount of yuan in capital characters, as contracts and cheques write it: 正确填写票据和结算凭证的基本规定
 * (支付结算办法, annex 1). For example {@code 人民币壹拾贰万元整}.
 */
final class ChineseAmount {

    private static final String DIGITS = "零壹贰叁肆伍陆柒捌玖";
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String[] GROUPS = {"", "万", "亿", "万亿"};

    private ChineseAmount() {}

    /**
     * Writes an amount of at least 0.00 yuan.
     *
     * @throws IllegalArgumentException if it is negative or not in yuan
     */
    static String of(Money amount) {
        if (!amount.currency().equals(Money.CNY) || amount.isNegative()) {
            throw new IllegalArgumentException(amount + " cannot be written in capital characters");
        }
        long yuan = amount.minor() / 100;
        int jiao = (int) (amount.minor() / 10 % 10);
        int fen = (int) (amount.minor() % 10);
        var text = new StringBuilder("人民币");
        if (yuan > 0 || amount.isZero()) {
            text.append(yuan == 0 ? "零" : whole(yuan)).append('元');
        }
        if (jiao == 0 && fen == 0) {
            return text.append('整').toString();
        }
        if (jiao > 0) {
            text.append(DIGITS.charAt(jiao)).append('角');
        } else if (yuan > 0) {
            text.append('零');
        }
        return fen == 0
                ? text.append('整').toString()
                : text.append(DIGITS.charAt(fen)).append('分').toString();
    }

    private static String whole(long yuan) {
        var text = new StringBuilder();
        boolean gap = false;
        for (int group = GROUPS.length - 1; group >= 0; group--) {
            int part = (int) (yuan / Math.powExact(10_000L, group) % 10_000);
            if (part == 0) {
                gap = !text.isEmpty();
                continue;
            }
            if (!text.isEmpty() && (gap || part < 1000)) {
                text.append('零');
            }
            text.append(part(part)).append(GROUPS[group]);
            gap = false;
        }
        return text.toString();
    }

    /** One to 9,999; zeros between digits are said once, zeros at the end not at all. */
    private static String part(int part) {
        var text = new StringBuilder();
        boolean gap = false;
        for (int place = 3; place >= 0; place--) {
            int digit = part / Math.powExact(10, place) % 10;
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            text.append(gap ? "零" : "").append(DIGITS.charAt(digit)).append(PLACES[place]);
            gap = false;
        }
        return text.toString();
    }
}
