package io.sampan.accounting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.accounting.LedgerAudit.Check;
import io.sampan.accounting.internal.LaneFixture;
import io.sampan.install.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.modulith.test.ApplicationModuleTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.annotation.DirtiesContext.ClassMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.transaction.support.TransactionTemplate;

/** Books that somebody with the owner's rights has tampered with. */
@ApplicationModuleTest(extraIncludes = "access")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class LedgerAuditTests {

    @Autowired Accounting accounting;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient application;
    @Autowired Environment environment;
    @Autowired BeanFactory beans;

    @BeforeEach
    void soundBooks() {
        LaneFixture.restart(beans);
        var owner = TestDatabase.asOwner(environment);
        owner.sql(
                        "truncate accounting.entry, accounting.transfer, accounting.journal, accounting.account,"
                                + " accounting.batch")
                .update();
        var books = new BooksFixture(accounting, transaction);
        books.record("a", "loan_disbursed", "2026-03-02", "HT-1", "principal 1000.00");
        books.record("b", "loan_disbursed", "2026-03-03", "HT-2", "principal 500.00");
        books.record(
                "c", "receipt_allocated", "2026-04-02", "HT-1", "principal 100.00, interest 9.00");
    }

    @Test
    void books_nobody_touched_are_sound() {
        var audit = accounting.audit();

        assertThat(audit.checks()).allMatch(Check::holds).hasSizeGreaterThan(10);
        assertThat(audit.sound()).isTrue();
        assertThat(audit.journals()).isEqualTo(3);
        assertThat(audit.transfers()).isEqualTo(4);
        assertThat(audit.entries()).isEqualTo(8);
        assertThat(audit.accounts()).isEqualTo(4);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                                an amount of an entry                | running_balances           | update accounting.entry set amount_minor = amount_minor + 1 where side = 'DEBIT' and version = 1
                                a balance of an entry                | running_balances           | update accounting.entry set balance_minor = balance_minor + 1 where version = 2
                                the newest balance                   | heads_equal_sums           | update accounting.entry set balance_minor = 7 where version = (select max(version) from accounting.entry)
                                an entry deleted                     | transfers_have_two_entries | delete from accounting.entry where version = 1 and side = 'DEBIT'
                                an entry in the middle deleted       | entries_chain              | delete from accounting.entry where version = 2
                                an entry added                       | entries_have_a_transfer    | insert into accounting.entry (account, version, transfer, debits, amount_minor, balance_minor) select account, version + 100, gen_random_uuid(), debits, amount_minor, balance_minor from accounting.entry where version = 1 limit 1
                                a transfer deleted                   | entries_have_a_transfer    | delete from accounting.transfer where journal = 'a'
                                a transfer made larger               | journals_follow_rules      | update accounting.transfer set amount_minor = amount_minor + 1 where journal = 'a'
                                a transfer moved to another day      | transfers_have_a_journal   | update accounting.transfer set value_date = value_date - 1 where journal = 'a'
                                a transfer sent to another account   | transfers_have_two_entries | update accounting.transfer set debit = (select id from accounting.account where subject = 'HT-2') where journal = 'a'
                    a debit entry deleted                | journals_balance           | delete from accounting.entry where version = 1 and side = 'DEBIT'
                    an interest entry deleted              | debits_equal_credits       | delete from accounting.entry where side = 'CREDIT' and account = (select id from accounting.account where gl = '1132')
                                a journal deleted                    | transfers_have_a_journal   | delete from accounting.journal where id = 'a'
                                a journal without transfers          | journals_follow_rules      | insert into accounting.journal select 'x', event, value_date, booking_date, subject, amounts, recorded_at from accounting.journal where id = 'a'
                                a journal changed                    | journals_follow_rules      | update accounting.journal set amounts = '{"principal": "CNY 999.00"}' where id = 'a'
                                a journal of another event           | journals_follow_rules      | update accounting.journal set event = 'loan_disbursement_returned' where id = 'a'
                                a contract given to somebody else    | accounts_are_in_the_chart  | update accounting.account set subject = 'HT-3' where subject = 'HT-2'
                                an account closed                    | accounts_are_open          | delete from accounting.account where subject = 'HT-2'
                    """)
    void a_tampered_row_is_found(String what, String check, String sql) {
        int changed = TestDatabase.asOwner(environment).sql(sql).update();

        var audit = accounting.audit();

        if (changed > 0) {
            assertThat(audit.sound()).as(what).isFalse();
            assertThat(audit.checks())
                    .filteredOn(found -> !found.holds())
                    .extracting(Check::name)
                    .contains(check);
        }
        assertThat(changed).as(what).isPositive();
    }

    @Test
    void transfer_and_entries_changed_in_step_are_found_by_the_rules() {
        var owner = TestDatabase.asOwner(environment);
        owner.sql(
                        "update accounting.transfer set amount_minor = amount_minor * 2 where journal = 'b'")
                .update();
        owner.sql(
                        """
                        update accounting.entry e set amount_minor = e.amount_minor * 2
                        from accounting.transfer t where t.id = e.transfer and t.journal = 'b'
                        """)
                .update();
        owner.sql(
                        """
                        update accounting.entry e set balance_minor = (
                            select sum(case side when 'DEBIT' then amount_minor else - amount_minor end)
                            from accounting.entry p
                            where p.account = e.account and p.version <= e.version)
                        """)
                .update();

        var audit = accounting.audit();

        assertThat(audit.checks())
                .filteredOn(check -> !check.holds())
                .extracting(Check::name, Check::examples)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                "journals_follow_rules", java.util.List.of("b")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "journal",
                "transfer",
                "entry",
                "account",
                "business_day",
                "batch",
                "hold",
                "hold_end",
                "account_term",
                "refusal",
                "sweep"
            })
    void the_application_can_neither_change_nor_delete_nor_empty(String table) {
        var column =
                switch (table) {
                    case "business_day" -> "day";
                    case "entry" -> "debits";
                    case "batch" -> "number";
                    case "account_term" -> "closed";
                    default -> "id";
                };
        for (var sql :
                new String[] {
                    "update accounting.%s set %s = %s".formatted(table, column, column),
                    "delete from accounting.%s".formatted(table),
                    "truncate accounting.%s".formatted(table)
                }) {
            assertThatThrownBy(() -> application.sql(sql).update())
                    .as(sql)
                    .hasStackTraceContaining("permission denied");
        }
    }

    @Test
    void the_database_itself_refuses_amounts_below_one_and_a_second_version() {
        assertThatThrownBy(() ->
                        application
                                .sql(
                                        """
                                        insert into accounting.transfer
                                        select batch, 0, debit_version, credit_version, gen_random_uuid(),
                                               debit, credit, value_date, place, leg, currency, journal
                                        from accounting.transfer limit 1
                                        """)
                                .update())
                .hasStackTraceContaining("transfer_amount_minor_check");
        assertThatThrownBy(() ->
                        application
                                .sql(
                                        """
                                        insert into accounting.entry
                                            (account, version, transfer, debits, amount_minor, balance_minor)
                                        select account, version, gen_random_uuid(), debits, amount_minor, balance_minor
                                        from accounting.entry limit 1
                                        """)
                                .update())
                .hasStackTraceContaining("entry_pkey");
    }
}
