package io.sampan.parties;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sampan.access.Problem;

/**
 * Number of a bank card or settlement account with a Luhn check digit (ISO/IEC 7812), 12 to 19
 * digits; blanks between groups are taken. Prints its last four digits only.
 */
public record BankCardNumber(String value) {

    private static final int LENGTH_MIN = 12;
    private static final int LENGTH_MAX = 19;

    /**
     * @throws Problem 400 that says which digit does not fit
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BankCardNumber {
        value = value.replace(" ", "");
        if (value.length() < LENGTH_MIN || value.length() > LENGTH_MAX) {
            throw problem("SMP-PAR-0020").with("length", value.length());
        }
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) < '0' || value.charAt(i) > '9') {
                throw problem("SMP-PAR-0021").with("position", i + 1);
            }
        }
        int last = value.length() - 1;
        if (value.charAt(last) != checkDigit(value.substring(0, last))) {
            throw problem("SMP-PAR-0022").with("position", last + 1);
        }
    }

    /** The Luhn digit of the digits before it. */
    public static char checkDigit(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        return (char) ('0' + (10 - sum % 10) % 10);
    }

    /** The last four digits. */
    public String tail() {
        return value.substring(value.length() - 4);
    }

    @Override
    @JsonValue
    public String toString() {
        return "…" + tail();
    }

    private static Problem problem(String code) {
        return Problem.of(code).field("cardNumber");
    }
}
