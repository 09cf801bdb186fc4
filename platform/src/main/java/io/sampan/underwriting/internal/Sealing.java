package io.sampan.underwriting.internal;

import io.sampan.underwriting.Terms;
import java.util.Optional;

/**
 * The text that is sealed, in its two formats. The first one held every word; the second holds
 * figures and codes, because the words are in the rulebook that is kept beside it. What was sealed
 * in the first stays as it is and is replayed in it.
 */
final class Sealing {

    /** The format that is written now. */
    static final int FORMAT = 2;

    private static final String BEGINS = "{\"format\":" + FORMAT + ",";

    private Sealing() {}

    static String write(Judged judged) {
        return Canonical.write(judged);
    }

    /** Reads what was sealed, in words. */
    static Sealed read(String text, Rulebook rulebook) {
        return text.startsWith(BEGINS)
                ? Wording.of(Canonical.read(text, Judged.class), rulebook)
                : Canonical.read(text, Sealed.class);
    }

    /** What was asked and known, in whichever format it was sealed. */
    static Case asked(String text) {
        return text.startsWith(BEGINS)
                ? Canonical.read(text, Judged.class).asked()
                : Canonical.read(text, Sealed.class).asked();
    }

    /** What was suggested or granted, in whichever format it was sealed; empty for a refusal. */
    static Optional<Terms> terms(String text) {
        return text.startsWith(BEGINS)
                ? Canonical.read(text, Judged.class).terms()
                : Canonical.read(text, Sealed.class).answer().terms();
    }

    /** Judges a stored case again and writes the answer in the format it was sealed in. */
    static String again(String text, Rulebook rulebook) {
        if (text.startsWith(BEGINS)) {
            var then = Canonical.read(text, Judged.class);
            var now = new Judge(rulebook).judge(then.asked());
            return write(then.isBare() ? now.bare() : now);
        }
        var asked = Canonical.read(text, Sealed.class).asked();
        return Canonical.write(Wording.of(new Judge(rulebook).judge(asked), rulebook));
    }
}
