package io.sampan.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

/**
 * Random terms, sensible and absurd: each set is refused or keeps the invariants. The number of
 * sets is {@code -Dsampan.fuzz=1000000}, the seed {@code -Dsampan.seed=…}.
 */
class RandomContractsTests {
    private static final int TRIES = Integer.getInteger("sampan.fuzz", 20_000);
    private static final long SEED = Long.getLong("sampan.seed", 20_261_124L);
    private static final List<String> TYPES =
            List.of("PAM", "LAM", "NAM", "ANN", "LAX", "CLM", "UMP");
    private static final List<String> CYCLES =
            List.of("P1D", "P1WL0", "P1M", "P1ML0", "P3ML1", "P1YL0", "P1Y1M", "P13D", "P0D", "x");
    private static final List<String> COUNTS =
            List.of(
                    "A360",
                    "A365",
                    "A336",
                    "AA",
                    "30E360",
                    "30E360ISDA",
                    "28E336",
                    "M30360",
                    "B252");

    @Test
    void random_terms_are_refused_or_keep_the_invariants() {
        int evaluated = 0;
        for (int i = 0; i < TRIES; i++) {
            long seed = SEED + i;
            var random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
            var terms = randomTerms(random);
            try {
                evaluated += check(terms, random.nextBoolean()) ? 1 : 0;
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + terms, e);
            }
        }
        assertThat(evaluated).isGreaterThan(TRIES / 10);
    }

    private static boolean check(Map<String, Object> values, boolean money) {
        Evaluation evaluation;
        Debt terms;
        try {
            terms = (Debt) TermsReader.read(values);
            var counting = money ? Counting.money(RoundingMode.HALF_UP) : Counting.unrounded();
            evaluation = Contracts.evaluate(terms, situation(terms), counting);
        } catch (IllegalArgumentException | ArithmeticException e) {
            assertThat(e.getMessage()).isNotBlank();
            return false;
        }
        boolean whole = terms.deal().statusDate().isBefore(terms.principal().initialExchange());
        check(evaluation, terms, money, whole);
        return true;
    }

    private static void check(Evaluation evaluation, Debt terms, boolean money, boolean whole) {
        int role = terms.deal().role().sign();
        var drawn = BigDecimal.ZERO;
        var repaid = BigDecimal.ZERO;
        double largest = 0;
        boolean matured = false;
        boolean exchanged = !whole;
        for (int i = 0; i < evaluation.size(); i++) {
            if (i > 0) {
                assertThat(evaluation.seconds(i)).isGreaterThanOrEqualTo(evaluation.seconds(i - 1));
            }
            double payoff = role * evaluation.payoffCounted(i);
            double notional = role * evaluation.notionalCounted(i);
            assertThat(Double.isFinite(payoff)).isTrue();
            exchanged |= evaluation.type(i) == EventType.IED;
            if (!exchanged) {
                continue;
            }
            assertThat(notional).isGreaterThanOrEqualTo(-1e-6);
            largest = Math.max(largest, notional);
            double before = i == 0 ? 0 : role * evaluation.notionalCounted(i - 1);
            switch (evaluation.type(i)) {
                case IED -> {
                    drawn = new BigDecimal(notional);
                    repaid = BigDecimal.ZERO;
                }
                case IPCI, PI ->
                        drawn =
                                drawn.add(new BigDecimal(notional))
                                        .subtract(new BigDecimal(before));
                case PR, PP, MD -> {
                    repaid = repaid.add(new BigDecimal(payoff));
                    matured |= evaluation.type(i) == EventType.MD;
                }
                default -> {}
            }
        }
        if (whole && matured) {
            double tolerance = money ? 0 : 1e-12 * Math.max(1, largest) * evaluation.size();
            assertThat(repaid.subtract(drawn).abs()).isLessThanOrEqualTo(new BigDecimal(tolerance));
        }
    }

    private static Situation situation(Debt terms) {
        return terms instanceof Ump || terms instanceof Clm
                ? new Situation(
                        Observations.NONE,
                        List.of(),
                        Optional.of(terms.principal().initialExchange().plusYears(2)))
                : Situation.PLAIN;
    }

    private static Map<String, Object> randomTerms(RandomGenerator random) {
        var terms = new LinkedHashMap<String, Object>();
        var type = one(random, TYPES);
        var exchange = LocalDate.of(2026, 1, 1).plusDays(random.nextInt(400));
        terms.put("contractType", type);
        terms.put("contractRole", random.nextBoolean() ? "RPA" : "RPL");
        terms.put("currency", "CNY");
        terms.put("statusDate", exchange.minusDays(random.nextInt(-3, 30)).toString());
        terms.put("initialExchangeDate", exchange.toString());
        terms.put("notionalPrincipal", amount(random, 10_000_000));
        terms.put("nominalInterestRate", String.valueOf(random.nextInt(400) / 1000.0));
        terms.put("dayCountConvention", one(random, COUNTS));
        terms.put("cycleAnchorDateOfInterestPayment", near(random, exchange));
        terms.put("cycleOfInterestPayment", one(random, CYCLES));
        maybe(
                random,
                terms,
                "maturityDate",
                near(random, exchange.plusDays(random.nextInt(2500))),
                8);
        maybe(random, terms, "cycleAnchorDateOfPrincipalRedemption", near(random, exchange), 6);
        maybe(random, terms, "cycleOfPrincipalRedemption", one(random, CYCLES), 9);
        maybe(random, terms, "nextPrincipalRedemptionPayment", amount(random, 1_000_000), 6);
        maybe(random, terms, "amortizationDate", near(random, exchange.plusYears(3)), 2);
        maybe(random, terms, "endOfMonthConvention", "EOM", 3);
        maybe(random, terms, "calendar", "MF", 3);
        maybe(
                random,
                terms,
                "businessDayConvention",
                one(random, List.of("SCF", "CSMP", "SCMF")),
                3);
        maybe(random, terms, "capitalizationEndDate", near(random, exchange.plusMonths(3)), 2);
        maybe(random, terms, "cyclePointOfInterestPayment", "B", 1);
        if (terms.containsValue("RPA")) {
            // For PAM and LAM the sign is taken as given, so only an asset's is surely right.
            maybe(random, terms, "accruedInterest", amount(random, 1000), 2);
        }
        maybe(random, terms, "nextResetRate", "0.05", 1);
        if (type.equals("LAX")) {
            terms.put("arrayCycleAnchorDateOfPrincipalRedemption", List.of(near(random, exchange)));
            terms.put("arrayCycleOfPrincipalRedemption", one(random, CYCLES));
            terms.put("arrayNextPrincipalRedemptionPayment", amount(random, 1_000_000));
            terms.put("arrayIncreaseDecrease", random.nextInt(9) == 0 ? "INC" : "DEC");
        }
        return terms;
    }

    private static void maybe(
            RandomGenerator random,
            Map<String, Object> terms,
            String name,
            Object value,
            int tenths) {
        if (random.nextInt(10) < tenths) {
            terms.put(name, value);
        }
    }

    private static String near(RandomGenerator random, LocalDate date) {
        return date.plusDays(random.nextInt(-5, 70)).toString();
    }

    private static String amount(RandomGenerator random, int bound) {
        return random.nextInt(bound)
                + (random.nextBoolean() ? ".00" : "." + random.nextInt(10, 100));
    }

    private static <T> T one(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    @Test
    void garbage_never_does_more_than_to_be_refused() {
        var random = RandomGeneratorFactory.of("L64X128MixRandom").create(SEED);
        var garbage = List.of("", " ", "-1", "1e9", "2026-02-30", "P1ML", "null", "NaN", "[", "0");
        for (int i = 0; i < TRIES / 10; i++) {
            var terms = new HashMap<String, Object>(randomTerms(random));
            for (var name : List.copyOf(terms.keySet())) {
                if (random.nextInt(20) == 0) {
                    terms.put(name, one(random, garbage));
                }
            }
            assertThat(TestFile.evaluate(Map.of("g", Map.of("terms", terms)))).containsKey("g");
        }
    }
}
