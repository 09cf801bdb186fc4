package io.sampan.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.ledger.Answer.Conflict;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random batches, valid and invalid, many of them repeated, answered like the {@link PaperLedger}
 * does; and the same comparison with engines that have one fault each, which it must find.
 */
class RandomBatchesTests {

    private static final int STEPS = Integer.getInteger("sampan.ledger.steps", 2_000);
    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");

    /** An engine, right or wrong. */
    interface Engine {
        Evaluation evaluate(Book book, Instant at, List<Group> groups);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_124})
    void answers_and_balances_are_those_of_the_paper_ledger(long seed) {
        compare(seed, Evaluation::of);
    }

    /** Faults an engine could have, made by what it is told. */
    enum Mutant implements Engine {
        FORGETS_LIMITS {
            @Override
            Head told(Head head) {
                var a = head.account();
                return head.with(new Account(a.id(), a.currency(), Limit.NONE, 0, 0, a.closed()));
            }
        },
        FORGETS_ALLOWANCES {
            @Override
            Head told(Head head) {
                var a = head.account();
                return head.with(
                        new Account(a.id(), a.currency(), a.limit(), 0, a.terms(), a.closed()));
            }
        },
        FORGETS_WHAT_IS_HELD {
            @Override
            public Evaluation evaluate(Book book, Instant at, List<Group> groups) {
                var heads = new HashMap<AccountId, Head>();
                book.heads()
                        .forEach((id, h) ->
                                heads.put(
                                        id, new Head(h.account(), h.version(), h.balanceMinor())));
                return Evaluation.of(new Book(heads, Map.of(), book.kept()), at, groups);
            }
        },
        FORGETS_CLOSING {
            @Override
            Head told(Head head) {
                var a = head.account();
                return head.with(
                        new Account(
                                a.id(),
                                a.currency(),
                                a.limit(),
                                a.allowanceMinor(),
                                a.terms(),
                                false));
            }
        },
        FORGETS_IDS {
            @Override
            public Evaluation evaluate(Book book, Instant at, List<Group> groups) {
                return Evaluation.of(new Book(book.heads(), book.holds(), Map.of()), at, groups);
            }
        },
        NEVER_LETS_A_HOLD_EXPIRE {
            @Override
            public Evaluation evaluate(Book book, Instant at, List<Group> groups) {
                return Evaluation.of(book, START, groups);
            }
        },
        SPLITS_GROUPS {
            @Override
            public Evaluation evaluate(Book book, Instant at, List<Group> groups) {
                var answers = new ArrayList<Answer>();
                var now = book;
                for (var group : groups) {
                    Answer worst = null;
                    for (var step : group.steps()) {
                        var one = Evaluation.of(now, at, List.of(Group.of(step)));
                        now = one.book();
                        var answer = one.answers().getFirst();
                        worst = worst == null || answer instanceof Refused ? answer : worst;
                    }
                    answers.add(worst);
                }
                return new Evaluation(answers, now);
            }
        },
        POSTS_A_HOLD_AGAIN {
            @Override
            public Evaluation evaluate(Book book, Instant at, List<Group> groups) {
                var done = Evaluation.of(book, at, groups);
                var holds = new HashMap<>(book.at(at).holds());
                holds.putAll(done.book().holds());
                return new Evaluation(
                        done.answers(), new Book(done.book().heads(), holds, done.book().kept()));
            }
        };

        Head told(Head head) {
            return head;
        }

        @Override
        public Evaluation evaluate(Book book, Instant at, List<Group> groups) {
            var heads = new HashMap<AccountId, Head>();
            book.heads().forEach((id, head) -> heads.put(id, told(head)));
            return Evaluation.of(new Book(heads, book.holds(), book.kept()), at, groups);
        }
    }

    @ParameterizedTest
    @EnumSource(Mutant.class)
    void an_engine_with_a_fault_is_found(Mutant mutant) {
        assertThatThrownBy(() -> compare(1, mutant))
                .isInstanceOfAny(AssertionError.class, IllegalArgumentException.class);
    }

    private static void compare(long seed, Engine engine) {
        var random = new Random(seed);
        var accounts = accounts();
        var paper = new PaperLedger(accounts);
        var book = Book.of(accounts);
        var written = new ArrayList<Entry>();
        var asked = new ArrayList<Group>();
        var holds = new ArrayList<Hold>();
        var words = new TreeMap<String, Integer>();
        var at = START;
        for (int step = 0; step < STEPS; step++) {
            at = at.plusSeconds(random.nextInt(3));
            var groups = new ArrayList<Group>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                groups.add(
                        !asked.isEmpty() && random.nextInt(5) == 0
                                ? again(random, asked)
                                : group(random, accounts, holds, at, step * 10 + i));
            }
            asked.addAll(groups);
            var evaluation = engine.evaluate(book, at, groups);
            for (int i = 0; i < groups.size(); i++) {
                var expected = paper.ask(at, groups.get(i));
                assertThat(word(evaluation.answers().get(i)))
                        .as("seed %d step %d: %s", seed, step, groups.get(i))
                        .isEqualTo(expected);
                words.merge(expected.replaceFirst(" .* ", " "), 1, Integer::sum);
            }
            written.addAll(evaluation.entries());
            book = evaluation.book();
            assertThat(state(book.at(at)))
                    .as("seed %d step %d", seed, step)
                    .isEqualTo(paper.state());
        }

        assertThat(written).as("seed %d", seed).hasSize(2 * paper.lines());
        assertSumsAndChains(written, book, seed);
        assertThat(words.keySet())
                .as("what happened: %s", words)
                .contains(
                        "done",
                        "repeated",
                        "conflict",
                        "refused LimitExceeded",
                        "refused NoSuchHold",
                        "refused MoreThanHeld",
                        "refused NotEmpty",
                        "refused AccountClosed",
                        "refused NothingToMove",
                        "refused OtherCurrency");
    }

    private static String word(Answer answer) {
        return switch (answer) {
            case Done _ -> "done";
            case Repeated _ -> "repeated";
            case Conflict _ -> "conflict";
            case Refused(var step, var reason) ->
                    "refused " + step + " " + reason.getClass().getSimpleName();
        };
    }

    private static Map<String, String> state(Book book) {
        var state = new TreeMap<String, String>();
        book.heads()
                .forEach((id, head) ->
                        state.put(
                                id.toString(),
                                head.balanceMinor()
                                        + " "
                                        + head.heldDebitMinor()
                                        + " "
                                        + head.heldCreditMinor()));
        return state;
    }

    private static void assertSumsAndChains(List<Entry> written, Book book, long seed) {
        var sums = new HashMap<String, Long>();
        var heads = new HashMap<AccountId, Head>();
        for (var entry : written) {
            var account = book.head(entry.account()).account();
            sums.merge(account.currency(), entry.side().signed(entry.amountMinor()), Long::sum);
            var after =
                    heads.getOrDefault(entry.account(), Head.empty(account))
                            .after(entry.side(), entry.amountMinor());
            assertThat(entry.version()).as("seed %d", seed).isEqualTo(after.version());
            assertThat(entry.balanceMinor()).as("seed %d", seed).isEqualTo(after.balanceMinor());
            heads.put(entry.account(), after);
        }
        assertThat(sums.values()).as("seed %d", seed).isNotEmpty().containsOnly(0L);
    }

    private static List<Account> accounts() {
        var accounts = new ArrayList<Account>();
        var limits = List.of(Limit.values());
        for (int i = 0; i < 30; i++) {
            accounts.add(
                    new Account(
                            LedgerFixture.account("a" + i),
                            i == 8 ? "USD" : "CNY",
                            limits.get(i % 3)));
        }
        return accounts;
    }

    /** A group asked before, as it was or with one step changed. */
    private static Group again(Random random, List<Group> asked) {
        var group = asked.get(random.nextInt(asked.size()));
        if (random.nextInt(3) > 0) {
            return group;
        }
        var first = group.steps().getFirst();
        return Group.of(new Allow(first.id(), LedgerFixture.account("a1"), 987_654_321));
    }

    private static Group group(
            Random random, List<Account> accounts, List<Hold> holds, Instant at, int number) {
        var steps = new ArrayList<Step>();
        for (int leg = random.nextInt(1, 4); leg > 0; leg--) {
            var id = LedgerFixture.id(number + "/" + leg);
            int debit = random.nextInt(9);
            int credit = (debit + random.nextInt(1, 9)) % 9;
            var amount = Money.ofMinor("CNY", random.nextLong(1, 100_000));
            var from = accounts.get(debit).id();
            var to = accounts.get(credit).id();
            steps.add(
                    switch (random.nextInt(12)) {
                        case 0 ->
                                new Sweep(
                                        id,
                                        from,
                                        to,
                                        amount,
                                        leg % 2 == 0 ? Side.DEBIT : Side.CREDIT);
                        case 1, 2 -> {
                            var hold =
                                    new Hold(
                                            id,
                                            from,
                                            to,
                                            amount,
                                            at.plusSeconds(random.nextInt(20)));
                            holds.add(hold);
                            yield hold;
                        }
                        case 3, 4 -> {
                            var hold = recent(random, holds);
                            yield hold == null
                                    ? new Transfer(id, from, to, amount)
                                    : new Post(id, hold.id(), amount.min(times(hold, random)));
                        }
                        case 5 -> {
                            var hold = recent(random, holds);
                            yield new Release(
                                    id, hold == null ? LedgerFixture.id("none") : hold.id());
                        }
                        case 6 -> new Allow(id, from, random.nextLong(0, 50_000));
                        case 7 ->
                                random.nextInt(150) == 0
                                        ? new Close(id, from)
                                        : new Close(id, accounts.get(random.nextInt(9, 30)).id());
                        case 8 ->
                                new Transfer(
                                        id, from, accounts.get(random.nextInt(9, 30)).id(), amount);
                        default -> new Transfer(id, from, to, amount);
                    });
        }
        return new Group(steps);
    }

    private static @Nullable Hold recent(Random random, List<Hold> holds) {
        return holds.isEmpty()
                ? null
                : holds.get(holds.size() - 1 - random.nextInt(Math.min(8, holds.size())));
    }

    private static Money times(Hold hold, Random random) {
        return Money.ofMinor("CNY", hold.amount().minor() + random.nextInt(3) - 1)
                .max(Money.ofMinor("CNY", 1));
    }
}
