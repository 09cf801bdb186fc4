package io.sampan.demo.internal;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Identifiers with right check digits that no office issues: a district 0000, a region 9901. */
final class Numbers {

    private static final String CODE_CHARACTERS = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    private Numbers() {}

    /** A unified social credit code, GB 32100-2015: 17 characters from a serial, and the check. */
    static String creditCode(int serial) {
        var body = "91990100MA" + base31(serial, 7);
        int sum = 0;
        int weight = 1;
        for (int i = 0; i < 17; i++) {
            sum += CODE_CHARACTERS.indexOf(body.charAt(i)) * weight;
            weight = weight * 3 % 31;
        }
        return body + CODE_CHARACTERS.charAt((31 - sum % 31) % 31);
    }

    /** A resident identity number, GB 11643-1999. */
    static String idNumber(LocalDate born, int serial) {
        int[] weights = {7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2};
        var body =
                "110000"
                        + DateTimeFormatter.BASIC_ISO_DATE.format(born)
                        + "%03d".formatted(serial % 1000);
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += (body.charAt(i) - '0') * weights[i];
        }
        return body + "10X98765432".charAt(sum % 11);
    }

    /** A bank card whose last four digits are as wished but for the check digit's pair (Luhn). */
    static String card(int serial, int tail) {
        for (int fill = 0; fill < 10; fill++) {
            var number = "629900%08d%d%04d".formatted(serial, fill, tail);
            if (luhn(number)) {
                return number;
            }
        }
        throw new IllegalStateException("no digit makes the card number right");
    }

    static boolean luhn(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int doubled = i % 2 == 1 ? digit * 2 : digit;
            sum += doubled > 9 ? doubled - 9 : doubled;
        }
        return sum % 10 == 0;
    }

    private static String base31(int serial, int length) {
        var text = new StringBuilder();
        int rest = serial;
        for (int i = 0; i < length; i++) {
            text.insert(0, CODE_CHARACTERS.charAt(rest % 31));
            rest /= 31;
        }
        return text.toString();
    }
}
