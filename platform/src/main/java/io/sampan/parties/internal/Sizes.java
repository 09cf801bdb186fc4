package io.sampan.parties.internal;

import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.parties.SizeClass;
import java.time.LocalDate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Sizes enterprises by the dated table {@code packs/cn/enterprise-size.yaml}. */
@Component
class Sizes {

    private final Packs packs;

    Sizes(Packs packs) {
        this.packs = packs;
    }

    /** The size class by the rule in force on a day. */
    SizeClass size(String industry, int staff, Money revenueYearly, Money assets, LocalDate on) {
        var rule = packs.rule("enterprise-size", "thresholds", on);
        var row = row(rule.value(), industry);
        if (reaches(row.path("large"), staff, revenueYearly, assets)) {
            return SizeClass.LARGE;
        }
        if (reaches(row.path("medium"), staff, revenueYearly, assets)) {
            return SizeClass.MEDIUM;
        }
        return reaches(row.path("small"), staff, revenueYearly, assets)
                ? SizeClass.SMALL
                : SizeClass.MICRO;
    }

    private static JsonNode row(JsonNode rows, String industry) {
        JsonNode found = null;
        int longest = -1;
        for (var row : rows) {
            for (var prefix : row.path("prefixes")) {
                var text = prefix.asString();
                if (industry.startsWith(text) && text.length() > longest) {
                    longest = text.length();
                    found = row;
                }
            }
        }
        if (found == null) {
            throw new IllegalStateException("enterprise-size has no row for industry " + industry);
        }
        return found;
    }

    private static boolean reaches(JsonNode bounds, int staff, Money revenue, Money assets) {
        if (bounds.isEmpty()) {
            throw new IllegalStateException("enterprise-size has a class without bounds");
        }
        return (!bounds.has("staff") || staff >= bounds.path("staff").asInt())
                && reaches(bounds.path("revenue"), revenue)
                && reaches(bounds.path("assets"), assets);
    }

    private static boolean reaches(JsonNode yuan, Money amount) {
        return yuan.isMissingNode() || amount.compareTo(Money.cny(yuan.asString())) >= 0;
    }
}
