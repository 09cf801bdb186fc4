package io.sampan.lending.internal;

import io.sampan.lending.LenderSettings;
import io.sampan.money.AnnualRate;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** The highest yearly rate the law lets this lender take, all fees in, on a day. */
@Component
class LegalCaps {

    private final Packs packs;
    private final LenderSettings lender;

    LegalCaps(Packs packs, LenderSettings lender) {
        this.packs = packs;
        this.lender = lender;
    }

    /**
     * One cap in force.
     *
     * @param rate the yearly rate not to be exceeded
     */
    record Cap(String code, Words name, AnnualRate rate, String citation) {}

    /** All caps in force on a day. */
    List<Cap> on(LocalDate day) {
        var rule =
                packs.rule("lending", lender.licensed() ? "rate_caps" : "rate_caps_private", day);
        var caps = new ArrayList<Cap>();
        for (var node : rule.value()) {
            caps.add(
                    new Cap(
                            node.path("code").asString(),
                            Words.of(node.path("name")),
                            rate(node, day),
                            rule.citation()));
        }
        return List.copyOf(caps);
    }

    /** The lowest cap in force on a day. */
    Cap lowest(LocalDate day) {
        return on(day).stream().min(Comparator.comparing(Cap::rate)).orElseThrow();
    }

    private AnnualRate rate(JsonNode node, LocalDate day) {
        return switch (node.path("kind").asString()) {
            case "FIXED" -> AnnualRate.of(node.path("rate").asString());
            case "LPR_MULTIPLE" ->
                    packs.rule("lending", "lpr_one_year", day)
                            .rate()
                            .times(new BigDecimal(node.path("multiple").asString()));
            default ->
                    throw new IllegalStateException(
                            "packs: lending.rate_caps has a cap of kind " + node.path("kind"));
        };
    }
}
