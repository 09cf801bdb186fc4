package io.sampan.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.ledger.Answer.Posted;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Random batches, valid and invalid, many of them repeated: the invariants hold after each. */
class RandomBatchesTests {

    private static final int STEPS = Integer.getInteger("sampan.ledger.steps", 3_000);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 20_261_124})
    void debits_equal_credits_and_balances_equal_a_replay(long seed) {
        var random = new Random(seed);
        var accounts = accounts();
        var book = Book.of(accounts);
        var written = new ArrayList<Entry>();
        var accepted = new ArrayList<Group>();
        var seen = new ArrayList<Group>();
        for (int step = 0; step < STEPS; step++) {
            var groups = new ArrayList<Group>();
            for (int i = random.nextInt(1, 4); i > 0; i--) {
                groups.add(
                        !seen.isEmpty() && random.nextInt(5) == 0
                                ? seen.get(random.nextInt(seen.size()))
                                : group(random, accounts, step * 10 + i));
            }
            var evaluation = Evaluation.of(book, groups);
            for (int i = 0; i < groups.size(); i++) {
                var repeated = accepted.contains(groups.get(i));
                var answer = evaluation.answers().get(i);
                assertThat(answer instanceof Repeated)
                        .as("seed %d step %d: %s", seed, step, answer)
                        .isEqualTo(repeated);
                if (answer instanceof Posted) {
                    accepted.add(groups.get(i));
                }
                if (!(answer instanceof Refused)) {
                    seen.add(groups.get(i));
                }
            }
            written.addAll(evaluation.entries());
            book = evaluation.book();
        }

        assertSumsAndChains(written, book, seed);
        var replay = Evaluation.of(Book.of(accounts), accepted);
        assertThat(replay.book()).as("seed %d", seed).isEqualTo(book);
        assertThat(replay.entries()).as("seed %d", seed).isEqualTo(written);
    }

    private static void assertSumsAndChains(List<Entry> written, Book book, long seed) {
        long debits = 0;
        long credits = 0;
        var heads = new HashMap<AccountId, Head>();
        for (var entry : written) {
            if (entry.side() == Side.DEBIT) {
                debits += entry.amountMinor();
            } else {
                credits += entry.amountMinor();
            }
            var account = book.head(entry.account()).account();
            var after =
                    heads.getOrDefault(entry.account(), Head.empty(account))
                            .after(entry.side(), entry.amountMinor());
            assertThat(entry.version()).as("seed %d", seed).isEqualTo(after.version());
            assertThat(entry.balanceMinor()).as("seed %d", seed).isEqualTo(after.balanceMinor());
            assertThat(account.limit().allows(after.balanceMinor())).as("seed %d", seed).isTrue();
            heads.put(entry.account(), after);
        }
        assertThat(debits).as("seed %d", seed).isEqualTo(credits).isPositive();
        heads.forEach((id, head) -> assertThat(book.head(id)).as("seed %d", seed).isEqualTo(head));
    }

    private static List<Account> accounts() {
        var accounts = new ArrayList<Account>();
        var limits = List.of(Limit.values());
        for (int i = 0; i < 9; i++) {
            accounts.add(
                    new Account(
                            LedgerFixture.account("a" + i),
                            i == 8 ? "USD" : "CNY",
                            limits.get(i % 3)));
        }
        return accounts;
    }

    private static Group group(Random random, List<Account> accounts, int number) {
        var transfers = new ArrayList<Transfer>();
        for (int leg = random.nextInt(1, 4); leg > 0; leg--) {
            int debit = random.nextInt(accounts.size());
            int credit = (debit + random.nextInt(1, accounts.size())) % accounts.size();
            transfers.add(
                    new Transfer(
                            LedgerFixture.id(number + "/" + leg),
                            accounts.get(debit).id(),
                            accounts.get(credit).id(),
                            Money.ofMinor("CNY", random.nextLong(1, 100_000))));
        }
        return new Group(transfers);
    }
}
