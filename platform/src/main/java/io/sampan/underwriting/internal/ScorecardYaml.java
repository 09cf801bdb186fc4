package io.sampan.underwriting.internal;

import io.sampan.scoring.Band;
import io.sampan.scoring.Trained;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/** Writes a trained points table as the pack keeps it: points only, nothing of the data. */
final class ScorecardYaml {

    private ScorecardYaml() {}

    /**
     * @param effectiveFrom the first day the table may be used
     * @param citation how it was made
     */
    static String write(Trained trained, LocalDate effectiveFrom, String citation) {
        var card = trained.scorecard();
        var yaml = new StringBuilder();
        yaml.append("# Points by band of each feature, learnt by: sampan underwriting train\n");
        yaml.append(
                "# base is an average enterprise; a band reaches from the one before up to, not including, below.\n");
        yaml.append(
                "# share is the part of the enterprises it was learnt from that fell into the band.\n");
        yaml.append("scorecard:\n");
        yaml.append("  - effective_from: ").append(effectiveFrom).append('\n');
        yaml.append("    citation: \"").append(citation).append("\"\n");
        yaml.append("    value:\n");
        yaml.append("      version: \"").append(card.version()).append("\"\n");
        yaml.append("      scaling: {points: ").append(card.scaling().pointsAtOdds());
        yaml.append(", odds: ").append(decimal(card.scaling().odds()));
        yaml.append(", double: ").append(decimal(card.scaling().pointsToDouble())).append("}\n");
        yaml.append("      base: ").append(card.base()).append('\n');
        yaml.append("      features:\n");
        for (var feature : card.features()) {
            yaml.append("        - name: ").append(feature.name()).append('\n');
            yaml.append("          bands:\n");
            feature.bands().forEach(band -> band(yaml, band));
        }
        return yaml.toString();
    }

    private static void band(StringBuilder yaml, Band band) {
        yaml.append("            - {");
        if (band.missing()) {
            yaml.append("missing: true, ");
        } else if (band.to() != Double.POSITIVE_INFINITY) {
            yaml.append("below: ").append(decimal(band.to())).append(", ");
        }
        yaml.append("points: ").append(band.points());
        yaml.append(", share: ");
        yaml.append(BigDecimal.valueOf(band.share()).setScale(3, RoundingMode.HALF_UP));
        yaml.append("}\n");
    }

    private static String decimal(double value) {
        return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
