package io.sampan.underwriting.internal;

import io.sampan.access.Problem;
import io.sampan.money.Money;
import io.sampan.underwriting.WhatIf;
import java.math.BigDecimal;

/** A case with other figures, as far as they can be. */
final class OtherFigures {

    private static final BigDecimal LARGEST = new BigDecimal("1000000000000");

    private OtherFigures() {}

    /**
     * @throws Problem SMP-UND-0801 to 0803 for a feature or a figure that cannot be
     */
    static Case of(Case asked, WhatIf others, Rulebook rulebook) {
        var changed =
                asked.with(amount(asked, others), months(asked, others))
                        .owing(exposure(asked, others));
        for (var feature : others.features().entrySet()) {
            if (!rulebook.features().containsKey(feature.getKey())) {
                throw Problem.of("SMP-UND-0801")
                        .field("features")
                        .with("feature", feature.getKey());
            }
            var known = Feature.of(feature.getKey());
            changed =
                    feature.getValue().isEmpty()
                            ? changed.without(known)
                            : changed.with(known, sound(known, feature.getValue().get()));
        }
        return changed;
    }

    private static BigDecimal sound(Feature feature, BigDecimal value) {
        if (value.abs().compareTo(LARGEST) > 0 || value.scale() > 12) {
            throw Problem.of("SMP-UND-0802").field("features").with("feature", feature.key());
        }
        return value;
    }

    private static Money amount(Case asked, WhatIf others) {
        var amount = others.amount().orElse(asked.asked());
        if (!amount.isPositive() || !amount.currency().equals(asked.asked().currency())) {
            throw Problem.of("SMP-UND-0803").field("amount");
        }
        return amount;
    }

    private static int months(Case asked, WhatIf others) {
        int months = others.months().orElse(asked.months());
        if (months < 1 || months > asked.product().monthsMax()) {
            throw Problem.of("SMP-UND-0423")
                    .field("months")
                    .with("max", asked.product().monthsMax());
        }
        return months;
    }

    private static Money exposure(Case asked, WhatIf others) {
        var exposure = others.exposure().orElse(asked.exposure());
        if (exposure.isNegative() || !exposure.currency().equals(asked.asked().currency())) {
            throw Problem.of("SMP-UND-0803").field("exposure");
        }
        return exposure;
    }
}
