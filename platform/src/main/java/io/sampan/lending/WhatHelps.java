package io.sampan.lending;

import io.sampan.underwriting.Remedy;
import java.util.List;

/**
 * What a customer can do about an answer.
 *
 * @param remedies what turns it, of what is in his own power, the easiest first
 * @param person whether he can still ask for a person to look at it
 */
public record WhatHelps(List<Remedy> remedies, boolean person) {

    /** Nothing to do, because there is nothing to turn. */
    public static final WhatHelps NOTHING = new WhatHelps(List.of(), false);

    public WhatHelps {
        remedies = List.copyOf(remedies);
    }
}
