package io.sampan.rules;

import java.util.BitSet;
import java.util.Map;

/** Says which rows of a table hold for given values. */
@FunctionalInterface
public interface RowTests {

    /**
     * The rows that hold, counted from 0.
     *
     * @param values a {@link java.math.BigDecimal}, {@link String} or {@link Boolean} by name; a
     *     name that is not there is missing
     */
    BitSet hits(Map<String, ?> values);
}
