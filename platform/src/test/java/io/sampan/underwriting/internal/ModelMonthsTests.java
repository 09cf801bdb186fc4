package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.underwriting.Terms;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** When a person's answer counts as another than the machine's. */
class ModelMonthsTests {

    private final Judge judge = new Judge(CasesFixture.rulebook());
    private final Judged lending = any(true);
    private final Judged refusal = any(false);

    @Test
    void an_answer_as_it_was_suggested_is_none() {
        var suggested = lending.terms().orElseThrow();

        assertThat(overrides(lending, Optional.of(suggested))).isFalse();
        assertThat(overrides(lending, Optional.of(asAskedFor(suggested)))).isFalse();
        assertThat(overrides(refusal, Optional.empty())).isFalse();
    }

    @Test
    void lending_where_it_was_refused_and_refusing_where_it_was_suggested_are_some() {
        assertThat(overrides(lending, Optional.empty())).isTrue();
        assertThat(overrides(refusal, lending.terms())).isTrue();
    }

    @Test
    void another_amount_tenor_or_rate_is_one() {
        var s = lending.terms().orElseThrow();
        var less = s.limit().minus(Money.cny("0.01"));

        assertThat(overrides(lending, Optional.of(new Terms(less, s.rate(), s.monthsMax()))))
                .isTrue();
        assertThat(overrides(lending, Optional.of(new Terms(s.limit(), s.rate(), 1)))).isTrue();
        var dearer = new AnnualRate(s.rate().fraction().add(new BigDecimal("0.0001")));
        assertThat(overrides(lending, Optional.of(new Terms(s.limit(), dearer, s.monthsMax()))))
                .isTrue();
    }

    /** Who asked for less gets what he asked for. */
    private Terms asAskedFor(Terms most) {
        var asked = lending.asked();
        return new Terms(
                asked.asked().min(most.limit()),
                most.rate(),
                Math.min(asked.months(), most.monthsMax()));
    }

    private static boolean overrides(Judged judged, Optional<Terms> granted) {
        return ModelMonths.overrides(Sealing.write(judged), granted);
    }

    private Judged any(boolean lends) {
        var random = new Random(11);
        return Stream.generate(() -> judge.judge(CasesFixture.anyCase(random)))
                .limit(1000)
                .filter(j -> j.terms().isPresent() == lends && j.asked().months() > 1)
                .findFirst()
                .orElseThrow();
    }
}
