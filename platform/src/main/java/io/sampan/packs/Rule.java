package io.sampan.packs;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * One dated version of a rule: its value, the day it came into force, and the text it comes from.
 *
 * @param name file and key, for messages
 * @param value as written: a number, a text, a table
 * @param effectiveFrom the first day it holds
 * @param citation the law, notice or the lender's own policy it is taken from
 */
public record Rule(String name, JsonNode value, LocalDate effectiveFrom, String citation) {

    /** The value as an exact decimal. Written as a text in YAML ({@code "0.24"}) or a number. */
    public BigDecimal decimal() {
        try {
            return new BigDecimal(value.asString());
        } catch (NumberFormatException e) {
            throw new IllegalStateException(name + " is \"" + value + "\", not a number", e);
        }
    }

    public int integer() {
        return decimal().intValueExact();
    }

    /** An amount of yuan. */
    public Money cny() {
        return Money.of(Money.CNY, decimal());
    }

    /** A yearly rate; 5 % is 0.05. */
    public AnnualRate rate() {
        return new AnnualRate(decimal());
    }

    public String text() {
        return value.asString();
    }

    /** A list of texts. */
    public List<String> texts() {
        var texts = new ArrayList<String>();
        value.forEach(node -> texts.add(node.asString()));
        return List.copyOf(texts);
    }
}
