package io.sampan.servicing.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Thousands of random lives of contracts; what must always hold is checked after every step. A
 * failure names its seed: {@code -Dsampan.seed=…} runs that life alone.
 */
class ManyLivesTests {

    private static final int LIVES = Integer.getInteger("sampan.lives", 300);
    private static final int STEPS = 30;

    @Test
    void whatever_happens_principal_is_conserved_and_nothing_is_negative() {
        lives((life, _, after) -> conserved(after));
    }

    @Test
    void the_books_follow_every_change_by_its_difference() {
        var books = new Books();

        lives((life, before, after) -> {
            if (before.loan() == null) {
                books.clear();
                books.post(Posting.difference(unstarted(life), after));
            } else {
                books.post(Posting.difference(before, after));
            }
            assertThat(books.balance("1303")).isEqualTo(after.principal());
            assertThat(books.balance("fee")).isEqualTo(after.feesLeft());
            assertThat(-books.balance("2241")).isEqualTo(after.paid().excess());
            assertThat(-books.balance("interest")).isEqualTo(after.paid().interest());
            assertThat(-books.balance("penalty")).isEqualTo(after.paid().penalty());
            assertThat(books.total()).isZero();
            assertThat(books.balance("1002")).isEqualTo(after.paid().total() - after.disbursed());
        });
    }

    @Test
    void the_lines_of_earning_give_what_the_replay_gives_on_every_day_until_they_bend() {
        lives((life, _, after) -> {
            var until = after.nextEvent().orElse(after.asOf().plusDays(40));
            for (var day = after.asOf(); day.isBefore(until); day = day.plusDays(1)) {
                var next = life.state(day);
                assertThat(through(after, false, day))
                        .as("interest %s", day)
                        .isEqualTo(next.interestEarned(day.plusDays(1)));
                assertThat(through(after, true, day))
                        .as("penalty %s", day)
                        .isEqualTo(next.penaltyEarned(day.plusDays(1)));
            }
        });
    }

    private static void conserved(State state) {
        var paid = state.paid();
        assertThat(paid.principal() + state.principal()).isEqualTo(state.disbursed());
        assertThat(
                        List.of(
                                state.principal(),
                                state.feesLeft(),
                                paid.fees(),
                                paid.penalty(),
                                paid.interest(),
                                paid.principal(),
                                paid.excess()))
                .allMatch(amount -> amount >= 0);
        long received =
                state.repayments().stream()
                        .filter(repayment -> !repayment.reversed())
                        .mapToLong(repayment -> repayment.fact().amount())
                        .sum();
        assertThat(paid.total()).isEqualTo(received);
        long planned = state.rows().stream().mapToLong(Row::principal).sum();
        long early = state.paid().principal() - paidInRows(state);
        assertThat(planned + early).isEqualTo(state.disbursed());
        for (var row : state.rows()) {
            assertThat(row.principalLeft()).isNotNegative();
            assertThat(row.interestLeft()).isNotNegative();
            assertThat(row.penaltyLeft(state.asOf(), state.terms())).isNotNegative();
            assertThat(row.balance()).isPositive();
        }
        assertThat(state.overdue().total()).isLessThanOrEqualTo(state.due().total());
        assertThat(state.settledOn() != null)
                .isEqualTo(state.principal() == 0 && state.outstanding().total() == 0);
    }

    private static long paidInRows(State state) {
        return state.rows().stream().mapToLong(Row::paidPrincipal).sum();
    }

    private static State unstarted(RandomLives life) {
        return Replay.state(
                life.terms, List.of(), life.calendar, _ -> ContractFixture.RULES, life.today);
    }

    private static long through(State state, boolean penalty, LocalDate day) {
        long sum = 0;
        for (var line : Earning.of(state)) {
            if (line.penalty() == penalty) {
                sum += through(line, day.plusDays(1));
            }
        }
        return sum;
    }

    private static long through(Earning line, LocalDate next) {
        long days = Math.max(0, ChronoUnit.DAYS.between(line.from(), next));
        days = next.isBefore(line.until()) ? Math.min(line.daysMax(), days) : line.daysMax();
        return line.base()
                + line.rate()
                        .multiply(BigDecimal.valueOf(line.sumDays() + line.sum() * days))
                        .divide(BigDecimal.valueOf(360), 0, RoundingMode.HALF_UP)
                        .longValueExact();
    }

    private interface Check {
        void after(RandomLives life, State before, State after);
    }

    private static void lives(Check check) {
        var only = Long.getLong("sampan.seed");
        long first = only == null ? 1 : only;
        long last = only == null ? LIVES : only;
        for (long seed = first; seed <= last; seed++) {
            try {
                live(new RandomLives(seed), check);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("-Dsampan.seed=" + seed + ": " + e.getMessage(), e);
            }
        }
    }

    private static void live(RandomLives life, Check check) {
        var state = unstarted(life);
        for (int step = 0; step < STEPS; step++) {
            var after = life.state(life.today);
            check.after(life, state, after);
            state = after;
            life.step();
        }
    }

    /** The posting rules of servicing in a few lines: debit plus, credit minus. */
    private static final class Books {
        private final Map<String, Long> balances = new HashMap<>();

        void clear() {
            balances.clear();
        }

        void post(List<Posting> postings) {
            for (var posting : postings) {
                posting.amounts().forEach((name, amount) -> post(posting.event(), name, amount));
            }
        }

        private void post(String event, String name, long amount) {
            var account =
                    switch (name) {
                        case "principal" -> "1303";
                        case "excess" -> "2241";
                        default -> name;
                    };
            switch (event) {
                case "loan_disbursed" -> move(account, "1002", amount);
                case "fee_charged" -> move(account, "6021", amount);
                case "fee_waived" -> move("6021", account, amount);
                case "receipt_allocated" -> move("1002", account, amount);
                case "receipt_reversed" -> move(account, "1002", amount);
                case "excess_allocated" -> move("2241", account, amount);
                case "allocation_undone" -> move(account, "2241", amount);
                default -> throw new IllegalStateException(event);
            }
        }

        private void move(String debit, String credit, long amount) {
            balances.merge(debit, amount, Long::sum);
            balances.merge(credit, -amount, Long::sum);
        }

        long balance(String account) {
            return balances.getOrDefault(account, 0L);
        }

        long total() {
            return balances.values().stream().mapToLong(Long::longValue).sum();
        }
    }
}
