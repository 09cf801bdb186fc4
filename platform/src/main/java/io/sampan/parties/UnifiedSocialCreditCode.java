package io.sampan.parties;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.sampan.access.Problem;
import java.util.Locale;

/**
 * Unified social credit code, GB 32100-2015: 17 characters and a check character, for example
 * {@code 91110000600037341L}. A code that does not check cannot exist.
 */
public record UnifiedSocialCreditCode(@JsonValue String value)
        implements Comparable<UnifiedSocialCreditCode> {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int LENGTH = 18;

    /** 3 to the power of the position, modulo 31. */
    private static final int[] WEIGHTS = {
        1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
    };

    /**
     * @throws Problem 400 that names the character which does not fit
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public UnifiedSocialCreditCode {
        value = value.strip().toUpperCase(Locale.ROOT);
        if (value.length() != LENGTH) {
            throw Problem.of("SMP-PAR-0001").field("creditCode").with("length", value.length());
        }
        for (int i = 0; i < LENGTH; i++) {
            if (ALPHABET.indexOf(value.charAt(i)) < 0) {
                throw Problem.of("SMP-PAR-0002")
                        .field("creditCode")
                        .with("position", i + 1)
                        .with("character", value.charAt(i));
            }
        }
        char expected = checkCharacter(value.substring(0, LENGTH - 1));
        if (value.charAt(LENGTH - 1) != expected) {
            throw Problem.of("SMP-PAR-0003")
                    .field("creditCode")
                    .with("character", value.charAt(LENGTH - 1))
                    .with("expected", expected);
        }
    }

    public static UnifiedSocialCreditCode of(String value) {
        return new UnifiedSocialCreditCode(value);
    }

    /** The check character of 17 characters of the alphabet. */
    public static char checkCharacter(String first17) {
        int sum = 0;
        for (int i = 0; i < WEIGHTS.length; i++) {
            sum += ALPHABET.indexOf(first17.charAt(i)) * WEIGHTS[i];
        }
        return ALPHABET.charAt((31 - sum % 31) % 31);
    }

    @Override
    public int compareTo(UnifiedSocialCreditCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
