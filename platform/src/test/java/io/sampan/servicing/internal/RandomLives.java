package io.sampan.servicing.internal;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.contracts.LoanTerms;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.servicing.Effect;
import io.sampan.servicing.RepaymentKind;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;

/** Borrowers who pay, forget, pay early, pay twice, and operators who correct later. */
final class RandomLives {

    private final Random random;
    final Terms terms;
    final BusinessCalendar calendar;
    final List<Fact> facts = new ArrayList<>();
    LocalDate today;

    RandomLives(long seed) {
        random = new Random(seed);
        calendar = random.nextBoolean() ? BusinessCalendar.MONDAY_TO_FRIDAY : BusinessCalendar.NONE;
        var drawn = LocalDate.of(2025, 1, 1).plusDays(random.nextInt(365));
        var loan =
                new LoanTerms(
                        Money.ofMinor(Money.CNY, 100_000 + random.nextInt(50_000_000)),
                        new AnnualRate(new BigDecimal(random.nextInt(2_400)).movePointLeft(4)),
                        drawn,
                        drawn.plusDays(5 + random.nextInt(50)),
                        1 + random.nextInt(24),
                        pick(Amortisation.values()),
                        pick(InterestCount.values()));
        terms =
                new Terms(
                        loan,
                        new BigDecimal("0.5"),
                        random.nextBoolean(),
                        new BigDecimal(pick("0", "0.01", "0.005")),
                        15);
        today = drawn.plusDays(random.nextInt(3));
        facts.add(new Fact.Disbursed(stamp(today), loan.principal().minor(), null));
        if (random.nextInt(3) == 0) {
            facts.add(new Fact.Charged(stamp(today), 1 + random.nextInt(100_000)));
        }
    }

    State state(LocalDate asOf) {
        return Replay.state(terms, facts, calendar, _ -> ContractFixture.RULES, asOf);
    }

    /** A day or many pass, then something happens. */
    void step() {
        today = today.plusDays(random.nextInt(4) == 0 ? random.nextInt(40) : random.nextInt(8));
        var state = state(today);
        switch (random.nextInt(10)) {
            case 0 -> receive(1 + random.nextLong(state.outstanding().total() + 100_00));
            case 1 -> receive(state.nextPayment().total() + random.nextInt(3) - 1);
            case 2, 3, 4, 5 -> receive(state.nextPayment().total());
            case 6 -> early(RepaymentKind.ALL, state.outstanding().total());
            case 7 -> early(RepaymentKind.PART, 1 + state.outstanding().total() / 3);
            case 8 -> reverse();
            default -> {}
        }
    }

    private void receive(long amount) {
        if (amount > 0) {
            received(amount, RepaymentKind.DUE, random.nextInt(5) == 0 ? earlier() : today);
        }
    }

    private void early(RepaymentKind kind, long amount) {
        if (amount > 0) {
            received(amount, kind, today);
        }
    }

    private void received(long amount, RepaymentKind kind, LocalDate valueDate) {
        facts.add(
                new Fact.Received(
                        stamp(valueDate), amount, kind, pick(Effect.values()), "DESK", null, ""));
    }

    private void reverse() {
        var fact = facts.get(random.nextInt(facts.size()));
        boolean again =
                facts.stream()
                        .anyMatch(other ->
                                other instanceof Fact.Reversed reversed
                                        && reversed.fact().equals(fact.id()));
        if (fact instanceof Fact.Received && !again) {
            facts.add(new Fact.Reversed(stamp(fact.valueDate()), fact.id(), "wrong"));
        }
    }

    private LocalDate earlier() {
        var first = facts.getFirst().valueDate();
        long days = today.toEpochDay() - first.toEpochDay();
        return first.plusDays(random.nextLong(days + 1));
    }

    private Fact.Stamp stamp(LocalDate valueDate) {
        int number = facts.size() + 1;
        return new Fact.Stamp(
                new UUID(9, number), number, valueDate, today, Instant.ofEpochSecond(number));
    }

    @SafeVarargs
    private <T> T pick(T... values) {
        return values[random.nextInt(values.length)];
    }
}
