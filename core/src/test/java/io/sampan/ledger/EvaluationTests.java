package io.sampan.ledger;

import static io.sampan.ledger.LedgerFixture.NOON;
import static io.sampan.ledger.LedgerFixture.aBookOf;
import static io.sampan.ledger.LedgerFixture.account;
import static io.sampan.ledger.LedgerFixture.hold;
import static io.sampan.ledger.LedgerFixture.id;
import static io.sampan.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.ledger.Answer.Conflict;
import io.sampan.ledger.Answer.Difference;
import io.sampan.ledger.Answer.Done;
import io.sampan.ledger.Answer.Reason;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.money.Money;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluationTests {

    private final LedgerFixture ledger =
            aBookOf(
                    """
                    bank   CNY NONE
                    loan   CNY CREDITS_WITHIN_DEBITS
                    wallet CNY DEBITS_WITHIN_CREDITS
                    dollar USD NONE
                    """);

    @Test
    void a_transfer_gives_two_entries_and_moves_both_balances() {
        var answer = ledger.post(transfer("t1", "loan", "bank", "1000.00"));

        assertThat(answer).isInstanceOf(Done.class);
        assertThat(ledger.balances())
                .isEqualTo(
                        """
                        account  | version |    balance
                        bank     |       1 |   -1000.00
                        dollar   |       0 |       0.00
                        loan     |       1 |    1000.00
                        wallet   |       0 |       0.00
                        """);
    }

    @Test
    void the_same_transfer_again_is_answered_the_same_and_changes_nothing() {
        var first = (Done) ledger.post(transfer("t1", "loan", "bank", "1000.00"));
        var before = ledger.balances();

        assertThat(ledger.post(transfer("t1", "loan", "bank", "1000.00")))
                .isEqualTo(new Repeated(first.effects()));
        assertThat(ledger.balances()).isEqualTo(before);
    }

    @Test
    void the_same_id_with_other_content_names_every_field() {
        ledger.post(transfer("t1", "loan", "bank", "1000.00"));

        assertThat(fields(transfer("t1", "loan", "bank", "999.00"))).containsExactly("amount");
        assertThat(fields(transfer("t1", "wallet", "bank", "1000.00"))).containsExactly("debit");
        assertThat(fields(transfer("t1", "wallet", "loan", "1.00")))
                .containsExactly("debit", "credit", "amount");
        assertThat(fields(new Release(id("t1"), id("h1")))).containsExactly("kind", "hold");
    }

    private List<String> fields(Step step) {
        return ((Conflict) ledger.post(step))
                .differences().stream().map(Difference::field).toList();
    }

    @Test
    void what_was_refused_stays_refused_under_its_id() {
        var spend = transfer("t1", "wallet", "bank", "5.00");
        var refused = ledger.post(spend);
        ledger.post(transfer("t2", "bank", "wallet", "5.00"));

        assertThat(refused).isInstanceOf(Refused.class);
        assertThat(ledger.post(spend)).isEqualTo(refused);
        assertThat(ledger.post(transfer("t3", "wallet", "bank", "5.00"))).isInstanceOf(Done.class);
    }

    @Test
    void a_group_is_posted_whole_or_not_at_all() {
        var answer =
                ledger.post(
                        transfer("t1", "loan", "bank", "100.00"),
                        transfer("t2", "wallet", "bank", "0.01"));

        assertThat(answer)
                .isEqualTo(
                        new Refused(
                                id("t2"),
                                new Reason.LimitExceeded(
                                        account("wallet"), Limit.DEBITS_WITHIN_CREDITS, 1)));
        assertThat(ledger.book.head(account("loan")).version()).isZero();
    }

    @Test
    void a_group_known_only_in_part_is_a_conflict() {
        ledger.post(transfer("t1", "loan", "bank", "100.00"));

        assertThat(
                        ledger.post(
                                transfer("t1", "loan", "bank", "100.00"),
                                transfer("t2", "loan", "bank", "1.00")))
                .isEqualTo(
                        new Conflict(
                                id("t2"), List.of(new Difference("group", "absent", "present"))));
    }

    @Test
    void no_more_can_be_repaid_than_was_lent() {
        ledger.post(transfer("t1", "loan", "bank", "100.00"));

        assertThat(ledger.post(transfer("t2", "bank", "loan", "100.01")))
                .isInstanceOf(Refused.class);
        assertThat(ledger.post(transfer("t3", "bank", "loan", "100.00"))).isInstanceOf(Done.class);
    }

    @Test
    void an_unknown_account_and_another_currency_are_refused() {
        assertThat(ledger.post(transfer("t1", "nowhere", "bank", "1.00")))
                .isEqualTo(new Refused(id("t1"), new Reason.UnknownAccount(account("nowhere"))));
        assertThat(ledger.post(transfer("t2", "bank", "dollar", "1.00")))
                .isEqualTo(
                        new Refused(id("t2"), new Reason.OtherCurrency(account("dollar"), "USD")));
    }

    @Test
    void a_balance_never_wraps_around() {
        var all = Money.ofMinor("CNY", Long.MAX_VALUE);
        ledger.post(new Transfer(id("t1"), account("loan"), account("bank"), all));

        assertThat(ledger.post(transfer("t2", "loan", "bank", "0.01")))
                .isEqualTo(new Refused(id("t2"), new Reason.TooLarge(account("loan"))));
    }

    @Test
    void a_transfer_of_nothing_or_to_itself_does_not_exist() {
        assertThatThrownBy(() -> transfer("t1", "loan", "bank", "0.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more than zero");
        assertThatThrownBy(() -> transfer("t1", "loan", "loan", "1.00"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("same account");
    }

    @Test
    void a_credit_line_lets_a_limit_be_overstepped_by_its_amount() {
        ledger.post(new Allow(id("line"), account("wallet"), 500));

        assertThat(ledger.post(transfer("t1", "wallet", "bank", "5.01")))
                .isInstanceOf(Refused.class);
        assertThat(ledger.post(transfer("t2", "wallet", "bank", "5.00"))).isInstanceOf(Done.class);

        ledger.post(new Allow(id("less"), account("wallet"), 100));
        assertThat(ledger.post(transfer("t3", "wallet", "bank", "0.01")))
                .isInstanceOf(Refused.class);
        assertThat(ledger.post(transfer("t4", "bank", "wallet", "0.01"))).isInstanceOf(Done.class);
    }

    @Test
    void what_is_held_cannot_be_spent_and_is_free_again_when_released_or_too_old() {
        ledger.post(transfer("in", "bank", "wallet", "10.00"));
        ledger.post(hold("h1", "wallet", "bank", "8.00", NOON.plusSeconds(60)));

        assertThat(ledger.post(transfer("t1", "wallet", "bank", "2.01")))
                .isInstanceOf(Refused.class);
        assertThat(ledger.post(new Release(id("r1"), id("h1"))))
                .isEqualTo(new Done(List.of(new Effect.Released(id("r1"), id("h1")))));
        assertThat(ledger.post(hold("h2", "wallet", "bank", "8.00", NOON.plusSeconds(60))))
                .isInstanceOf(Done.class);
        assertThat(ledger.post(NOON.plusSeconds(60), transfer("t2", "wallet", "bank", "10.00")))
                .isInstanceOf(Done.class);
        assertThat(
                        ledger.post(
                                NOON.plusSeconds(60),
                                new Post(id("p2"), id("h2"), Money.cny("1.00"))))
                .isEqualTo(new Refused(id("p2"), new Reason.NoSuchHold(id("h2"))));
    }

    @Test
    void a_hold_is_posted_in_whole_or_in_part_once() {
        ledger.post(transfer("in", "bank", "wallet", "10.00"));
        var held = hold("h1", "wallet", "bank", "8.00", NOON.plusSeconds(60));
        ledger.post(held);

        assertThat(ledger.post(new Post(id("p1"), id("h1"), Money.cny("8.01"))))
                .isEqualTo(new Refused(id("p1"), new Reason.MoreThanHeld(id("h1"), "CNY 8.00")));
        assertThat(ledger.post(new Post(id("p2"), id("h1"), Money.cny("5.00"))))
                .isInstanceOf(Done.class);
        assertThat(ledger.post(Post.whole(id("p3"), held)))
                .isEqualTo(new Refused(id("p3"), new Reason.NoSuchHold(id("h1"))));
        assertThat(ledger.post(new Release(id("r1"), id("h1")))).isInstanceOf(Refused.class);
        assertThat(ledger.book.head(account("wallet")))
                .isEqualTo(new Head(ledger.book.head(account("wallet")).account(), 2, -500));
    }

    @Test
    void a_sweep_moves_as_much_as_the_limit_allows() {
        ledger.post(transfer("in", "bank", "wallet", "10.00"));
        ledger.post(transfer("out", "loan", "bank", "3.00"));

        var swept =
                ledger.post(
                        new Sweep(
                                id("s1"),
                                account("wallet"),
                                account("bank"),
                                Money.cny("99.00"),
                                Side.DEBIT));
        var repaid =
                ledger.post(
                        new Sweep(
                                id("s2"),
                                account("bank"),
                                account("loan"),
                                Money.cny("2.00"),
                                Side.CREDIT));

        assertThat(moved(swept)).isEqualTo("CNY 10.00");
        assertThat(moved(repaid)).isEqualTo("CNY 2.00");
        assertThat(
                        ledger.post(
                                new Sweep(
                                        id("s3"),
                                        account("wallet"),
                                        account("bank"),
                                        Money.cny("1.00"),
                                        Side.DEBIT)))
                .isEqualTo(new Refused(id("s3"), new Reason.NothingToMove(account("wallet"))));
    }

    private static String moved(Answer answer) {
        return ((Effect.Moved) ((Done) answer).effects().getFirst()).transfer().amount().toString();
    }

    @Test
    void an_account_is_closed_when_it_is_empty_and_takes_nothing_afterwards() {
        ledger.post(transfer("in", "bank", "wallet", "10.00"));
        assertThat(ledger.post(new Close(id("c1"), account("wallet"))))
                .isEqualTo(new Refused(id("c1"), new Reason.NotEmpty(account("wallet"))));
        ledger.post(transfer("out", "wallet", "bank", "10.00"));

        assertThat(ledger.post(new Close(id("c2"), account("wallet")))).isInstanceOf(Done.class);

        assertThat(ledger.post(transfer("t1", "bank", "wallet", "1.00")))
                .isEqualTo(new Refused(id("t1"), new Reason.AccountClosed(account("wallet"))));
    }
}
