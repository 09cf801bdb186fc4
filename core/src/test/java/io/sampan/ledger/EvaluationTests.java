package io.sampan.ledger;

import static io.sampan.ledger.LedgerFixture.aBookOf;
import static io.sampan.ledger.LedgerFixture.account;
import static io.sampan.ledger.LedgerFixture.id;
import static io.sampan.ledger.LedgerFixture.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.ledger.Answer.Conflict;
import io.sampan.ledger.Answer.Posted;
import io.sampan.ledger.Answer.Reason;
import io.sampan.ledger.Answer.Refused;
import io.sampan.ledger.Answer.Repeated;
import io.sampan.money.Money;
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

        assertThat(answer).isInstanceOf(Posted.class);
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
    void the_same_transfer_again_changes_nothing() {
        ledger.post(transfer("t1", "loan", "bank", "1000.00"));
        var before = ledger.balances();

        assertThat(ledger.post(transfer("t1", "loan", "bank", "1000.00")))
                .isEqualTo(new Repeated());
        assertThat(ledger.balances()).isEqualTo(before);
    }

    @Test
    void the_same_id_with_other_content_names_the_field() {
        ledger.post(transfer("t1", "loan", "bank", "1000.00"));

        assertThat(ledger.post(transfer("t1", "loan", "bank", "999.00")))
                .isEqualTo(new Conflict(id("t1"), "amount", "CNY 1000.00", "CNY 999.00"));
        assertThat(ledger.post(transfer("t1", "wallet", "bank", "1000.00")))
                .matches(answer ->
                        answer instanceof Conflict(_, var field, _, _) && field.equals("debit"));
        assertThat(ledger.post(transfer("t1", "loan", "wallet", "1000.00")))
                .matches(answer ->
                        answer instanceof Conflict(_, var field, _, _) && field.equals("credit"));
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
        assertThat(ledger.book.posted()).isEmpty();
        assertThat(ledger.book.head(account("loan")).version()).isZero();
    }

    @Test
    void a_group_known_only_in_part_is_a_conflict() {
        ledger.post(transfer("t1", "loan", "bank", "100.00"));

        assertThat(
                        ledger.post(
                                transfer("t1", "loan", "bank", "100.00"),
                                transfer("t2", "loan", "bank", "1.00")))
                .isEqualTo(new Conflict(id("t2"), "group", "absent", "present"));
    }

    @Test
    void no_more_can_be_repaid_than_was_lent() {
        ledger.post(transfer("t1", "loan", "bank", "100.00"));

        assertThat(ledger.post(transfer("t2", "bank", "loan", "100.01")))
                .isInstanceOf(Refused.class);
        assertThat(ledger.post(transfer("t3", "bank", "loan", "100.00")))
                .isInstanceOf(Posted.class);
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
}
