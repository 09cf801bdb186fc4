package io.sampan.underwriting.internal;

import io.sampan.money.AnnualRate;
import io.sampan.underwriting.internal.Judged.Part;
import io.sampan.underwriting.internal.Pricing.Price;
import io.sampan.underwriting.internal.Rulebook.GradeTerms;
import java.util.ArrayList;
import java.util.List;

/**
 * The price of rulebooks of before: the grade's parts, whatever the enterprise's own risk; what is
 * above the legal cap is taken off in a part of its own.
 */
final class PriceByGrade {

    private PriceByGrade() {}

    static Price of(GradeTerms grade, AnnualRate cap) {
        var parts = new ArrayList<Part>();
        var sum = AnnualRate.of("0");
        for (var part : grade.price().entrySet()) {
            parts.add(new Part(part.getKey(), part.getValue()));
            sum = sum.plus(part.getValue());
        }
        if (sum.compareTo(cap) > 0) {
            var over = sum.fraction().subtract(cap.fraction());
            parts.add(new Part("law", new AnnualRate(over.negate())));
            sum = cap;
        }
        return new Price(List.copyOf(parts), sum, true);
    }
}
