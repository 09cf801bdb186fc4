package io.sampan.underwriting.internal;

import io.sampan.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The rules of {@code capacity.yaml}: what a loan is repaid from, what it is needed for, and what
 * related enterprises share. Figures of an industry are assumptions until an enterprise shows its
 * own.
 *
 * @param industries tried in their order; the last one stands for every industry not named
 * @param borrowerMax the part of the lender's net assets that one borrower may owe
 * @param groupMax the least of what policy and law let a group owe
 */
record Sizing(
        List<Industry> industries,
        BigDecimal ownFundsShare,
        BigDecimal growthMin,
        BigDecimal growthMax,
        BigDecimal coverMin,
        int serviceMonthsMin,
        BigDecimal relatedShareMin,
        Money borrowerMax,
        Money groupMax) {

    Sizing {
        industries = List.copyOf(industries);
        if (industries.isEmpty()) {
            throw new IllegalStateException("capacity.yaml names no industry");
        }
    }

    /**
     * What is assumed of the enterprises of some divisions of GB/T 4754.
     *
     * @param netMargin profit as a fraction of sales
     * @param cashShare what is left of sales for debt service
     * @param workingDays stock + receivables - payables + paid ahead - received ahead, in days
     */
    record Industry(
            String id,
            int first,
            int last,
            BigDecimal netMargin,
            BigDecimal cashShare,
            BigDecimal growth,
            int workingDays) {}

    /** The figures for an industry code. */
    Industry industry(String code) {
        if (code.length() >= 2) {
            int division = Integer.parseInt(code.substring(0, 2));
            for (var industry : industries) {
                if (division >= industry.first() && division <= industry.last()) {
                    return industry;
                }
            }
        }
        return industries.getLast();
    }

    /** Reads the rules from a rulebook's text. */
    static Sizing read(JsonNode text) {
        var industries = new ArrayList<Industry>();
        for (var node : value(text, "industry_figures")) {
            var divisions = node.path("divisions").asString();
            industries.add(
                    new Industry(
                            node.path("id").asString(),
                            Integer.parseInt(divisions.substring(0, 2)),
                            Integer.parseInt(divisions.substring(divisions.length() - 2)),
                            decimal(node.path("net_margin")),
                            decimal(node.path("cash_share")),
                            decimal(node.path("growth")),
                            node.path("stock").asInt()
                                    + node.path("receivable").asInt()
                                    - node.path("payable").asInt()
                                    + node.path("ahead_paid").asInt()
                                    - node.path("ahead_received").asInt()));
        }
        var netAssets = Money.cny(value(text, "lender_net_assets").asString());
        return new Sizing(
                industries,
                decimal(value(text, "own_funds_share")),
                decimal(value(text, "growth_counts").path("min")),
                decimal(value(text, "growth_counts").path("max")),
                decimal(value(text, "debt_service_cover_min")),
                value(text, "service_months_min").asInt(),
                decimal(value(text, "related_share_min")),
                part(netAssets, decimal(value(text, "one_borrower_share_max"))),
                part(netAssets, decimal(value(text, "group_share_max")))
                        .min(Money.cny(value(text, "group_max").asString())));
    }

    private static Money part(Money whole, BigDecimal share) {
        return whole.times(share, java.math.RoundingMode.DOWN);
    }

    private static JsonNode value(JsonNode text, String key) {
        return RulebookText.value(text, key);
    }

    private static BigDecimal decimal(JsonNode node) {
        return new BigDecimal(node.asString());
    }
}
