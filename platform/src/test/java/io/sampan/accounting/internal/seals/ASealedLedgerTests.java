package io.sampan.accounting.internal.seals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.accounting.Accounting;
import io.sampan.accounting.BooksFixture;
import io.sampan.accounting.LedgerAudit.Check;
import io.sampan.accounting.Seals;
import io.sampan.accounting.Seals.TreeHead;
import io.sampan.accounting.internal.LaneFixture;
import io.sampan.install.TestDatabase;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
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

/** Three blocks of two, three and one transfers, and somebody with the owner's rights. */
@ApplicationModuleTest(module = "accounting", extraIncludes = "access")
@ContextConfiguration(initializers = TestDatabase.class)
@DirtiesContext(classMode = ClassMode.AFTER_CLASS)
class ASealedLedgerTests {

    @Autowired Accounting accounting;
    @Autowired Seals seals;
    @Autowired TransactionTemplate transaction;
    @Autowired JdbcClient application;
    @Autowired Environment environment;
    @Autowired BeanFactory beans;

    private JdbcClient owner;
    private BooksFixture books;
    private TreeHead afterTwo;
    private TreeHead afterSix;

    @BeforeEach
    void threeBlocks() {
        LaneFixture.restart(beans);
        owner = TestDatabase.asOwner(environment);
        LaneFixture.restart(beans);
        owner.sql(
                        """
                        truncate accounting.entry, accounting.transfer, accounting.journal,
                            accounting.account, accounting.batch, accounting.intent,
                            accounting.seal_block, accounting.seal_chunk
                        """)
                .update();
        books = new BooksFixture(accounting, transaction);
        books.record("a", "loan_disbursed", "2026-03-02", "HT-1", "principal 1000.00");
        books.record("b", "loan_disbursed", "2026-03-03", "HT-2", "principal 500.00");
        assertThat(seals.seal()).isEqualTo(2);
        afterTwo = seals.head().orElseThrow();
        books.record("c", "interest_accrued", "2026-03-31", "p", "interest 9.00");
        books.record(
                "d", "receipt_allocated", "2026-04-02", "HT-1", "principal 100.00, interest 9.00");
        assertThat(seals.seal()).isEqualTo(3);
        books.record("e", "expense_paid", "2026-04-03", "rent", "cash 7.00");
        assertThat(seals.seal()).isEqualTo(1);
        assertThat(seals.seal()).isZero();
        afterSix = seals.head().orElseThrow();
    }

    @Test
    void a_ledger_nobody_touched_is_sound() {
        assertThat(accounting.audit().checks())
                .allSatisfy(check -> assertThat(check.examples()).as(check.name()).isEmpty())
                .extracting(Check::name)
                .contains(
                        "sealed_rows_unchanged",
                        "seals_chain",
                        "heads_are_signed",
                        "places_are_rows");
        assertThat(seals.compare(afterTwo).same()).isTrue();
        assertThat(seals.compare(afterSix).same()).isTrue();
        assertThat(afterSix.size()).isEqualTo(6);
    }

    /** Each names the block, batch and place at which the first difference is. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    the amount of a transfer       | block 1 | update accounting.transfer set amount_minor = amount_minor + 1 where journal = 'a'
                    the day of a transfer          | block 1 | update accounting.transfer set value_date = value_date + 1 where journal = 'b'
                    the amount of an entry         | block 1 | update accounting.entry set amount_minor = amount_minor + 1 where version = 1 and side = 'CREDIT' and account = (select credit from accounting.transfer where journal = 'a')
                    a balance                      | block 2 | update accounting.entry set balance_minor = balance_minor + 1 where transfer = (select id from accounting.transfer where journal = 'c') and side = 'DEBIT'
                    the side of an entry           | block 3 | update accounting.entry set debits = false where transfer = (select id from accounting.transfer where journal = 'e') and side = 'DEBIT'
                    a transfer removed             | block 2 | delete from accounting.transfer where journal = 'c'
                    an entry removed               | block 2 | delete from accounting.entry where transfer = (select id from accounting.transfer where journal = 'c') and side = 'CREDIT'
                    a journal removed              | block 2 | delete from accounting.journal where id = 'c'
                    the newest journal removed     | block 3 | delete from accounting.journal where id = 'e'
                    a journal's amounts            | block 2 | update accounting.journal set amounts = '{"interest": "CNY 9.01"}' where id = 'c'
                    a journal's subject            | block 3 | update accounting.journal set subject = 'tea' where id = 'e'
                    a journal's booking date       | block 3 | update accounting.journal set booking_date = booking_date + 1 where id = 'e'
                    when a journal was recorded    | block 1 | update accounting.journal set recorded_at = recorded_at - interval '1 microsecond' where id = 'b'
                    whose an account is            | block 1 | update accounting.account set subject = 'HT-9' where subject = 'HT-1'
                    when an account was opened     | block 1 | update accounting.account set opened_at = opened_at + interval '1 microsecond' where subject = 'HT-2'
                    when a batch was written       | block 1 | update accounting.batch set at = at - interval '1 microsecond' where number = 1
                    two batches in another order   | block 1 | update accounting.batch b set transfers = o.transfers from accounting.batch o where b.number + o.number = 3
                    two transfers change places    | block 2 | update accounting.transfer set place = 3 - place where journal = 'd'
                    a batch removed                | block 2 | delete from accounting.batch where number = 4
                    a transfer slipped in          | block 1 | insert into accounting.transfer (batch, amount_minor, debit_version, credit_version, id, debit, credit, value_date, place, leg, currency, journal) select 1, 5, 9, 9, gen_random_uuid(), debit, credit, value_date, 2, 1, currency, 'z' from accounting.transfer where journal = 'a'
                    """)
    void a_changed_row_is_found_in_its_block(String what, String block, String sql) {
        assertThat(owner.sql(sql).update()).as(what).isPositive();

        var faults = faults();

        assertThat(faults).as(what).isNotEmpty();
        assertThat(faults.getFirst()).as(what).contains(block.replace("block", where(what)));
    }

    /** A slipped-in row is not in the batch's list: it is named by its batch. */
    private static String where(String what) {
        return what.endsWith("slipped in") ? "batch" : "block";
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    a leaf hash                | seals_chain       | update accounting.seal_block set leaves = overlay(leaves placing '\\x00'::bytea from 3) where number = 2
                    a root                     | seals_chain       | update accounting.seal_block set root = overlay(root placing '\\x0000'::bytea from 3) where number = 2
                    the peaks                  | seals_chain       | update accounting.seal_block set peaks = overlay(peaks placing '\\x0000'::bytea from 3) where number = 3
                    a block in the middle gone | seals_chain       | delete from accounting.seal_block where number = 2
                    the first block gone       | seals_chain       | delete from accounting.seal_block where number = 1
                    a signature altered        | heads_are_signed  | update accounting.seal_block set signature = overlay(signature placing '\\x0000'::bytea from 3) where number = 1
                    a signature taken away     | heads_are_signed  | update accounting.seal_block set signature = '' where number = 3
                    another key's name         | heads_are_signed  | update accounting.seal_block set key_id = 'somebody' where number = 3
                    the time of a head         | heads_are_signed  | update accounting.seal_block set at = at + interval '1 second' where number = 2
                    a chunk added              | seals_chain       | insert into accounting.seal_chunk values (0, sha256('x'))
                    """)
    void a_changed_seal_is_found(String what, String check, String sql) {
        assertThat(owner.sql(sql).update()).as(what).isPositive();

        assertThat(accounting.audit().checks())
                .filteredOn(found -> !found.holds())
                .extracting(Check::name)
                .as(what)
                .contains(check);
    }

    @Test
    void newest_seals_cut_off_are_found_by_a_head_kept_outside() {
        owner.sql("delete from accounting.seal_block where number = 3").update();

        assertThat(faults()).as("inside nothing shows").isEmpty();
        assertThat(seals.compare(afterSix).text().en()).contains("newest seals are gone");
        assertThat(seals.compare(afterTwo).same()).isTrue();
    }

    /**
     * Whoever can use the server, and not only the database, can seal a lie; a head outside knows.
     */
    @Test
    void a_history_that_was_rewritten_and_sealed_anew_is_found_by_a_head_kept_outside() {
        owner.sql("truncate accounting.seal_block, accounting.seal_chunk").update();
        owner.sql("update accounting.journal set subject = 'tea' where id = 'e'").update();
        seals.seal();

        assertThat(faults()).as("inside nothing shows").isEmpty();
        assertThat(seals.compare(afterTwo).same()).as("the beginning is the same").isTrue();
        assertThat(seals.compare(afterSix).text().en()).contains("was rewritten");
    }

    @Test
    void a_head_that_was_altered_or_signed_by_somebody_else_is_no_witness() {
        var altered =
                new TreeHead(
                        afterSix.book(),
                        5,
                        afterSix.root(),
                        afterSix.at(),
                        afterSix.keyId(),
                        afterSix.signature());

        assertThat(seals.compare(altered).same()).isFalse();
        assertThat(seals.compare(afterSix.with("")).same()).isFalse();
        assertThat(seals.compare(afterSix.with("bm9uZQ==")).same()).isFalse();
    }

    @Test
    void nothing_more_is_sealed_upon_a_block_that_is_not_ours() {
        owner.sql("update accounting.seal_block set key_id = 'somebody' where number = 3").update();
        books.record("f", "expense_paid", "2026-04-04", "rent", "cash 1.00");

        assertThatThrownBy(() -> seals.seal()).hasMessageContaining("block 3 is not signed");
    }

    @Test
    void a_transfer_is_proved_by_hashing_alone() throws Exception {
        var proofs = seals.inclusions("d");

        assertThat(proofs).hasSize(2);
        for (var proof : proofs) {
            var leaf = MerkleTree.leaf(proof.leaf().getBytes(StandardCharsets.UTF_8));
            var path = proof.path().stream().map(HexFormat.of()::parseHex).toList();
            var root = HexFormat.of().parseHex(proof.head().root());
            assertThat(proof.leaf()).contains("\"journal\":\"d\"");
            assertThat(MerkleTree.includes(leaf, proof.index(), 6, path, root)).isTrue();
        }
        var head = proofs.getFirst().head();
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(
                                new X509EncodedKeySpec(
                                        Base64.getDecoder().decode(seals.key().spki()))));
        signature.update(head.signedText().getBytes(StandardCharsets.UTF_8));
        assertThat(signature.verify(Base64.getDecoder().decode(head.signature()))).isTrue();
        assertThatThrownBy(() -> seals.inclusions("none")).hasMessageContaining("SMP-ACT-0404");
    }

    @Test
    void a_longer_history_is_proved_to_go_on_from_a_shorter_one() {
        var proof = seals.consistency(2, 6);

        assertThat(proof.firstRoot()).isEqualTo(afterTwo.root());
        assertThat(proof.secondRoot()).isEqualTo(afterSix.root());
        assertThat(
                        MerkleTree.consistent(
                                2,
                                HexFormat.of().parseHex(proof.firstRoot()),
                                6,
                                HexFormat.of().parseHex(proof.secondRoot()),
                                proof.path().stream().map(HexFormat.of()::parseHex).toList()))
                .isTrue();
        assertThatThrownBy(() -> seals.consistency(2, 7)).hasMessageContaining("SMP-ACT-0441");
    }

    @Test
    void many_transfers_make_chunks_and_their_proofs_hold() {
        transaction.executeWithoutResult(_ -> {
            for (int i = 0; i < 600; i++) {
                accounting.record(
                        BooksFixture.journal(
                                "m" + i, "expense_paid", "2026-05-01", "rent", "cash 1.00"));
            }
        });
        assertThat(seals.seal()).isEqualTo(600);

        assertThat(faults()).isEmpty();
        for (var id : List.of("a", "m0", "m255", "m599")) {
            var proof = seals.inclusions(id).getFirst();
            assertThat(
                            MerkleTree.includes(
                                    MerkleTree.leaf(proof.leaf().getBytes(StandardCharsets.UTF_8)),
                                    proof.index(),
                                    606,
                                    proof.path().stream().map(HexFormat.of()::parseHex).toList(),
                                    HexFormat.of().parseHex(proof.head().root())))
                    .as(id)
                    .isTrue();
        }
        assertThat(seals.compare(afterSix).same()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"seal_block", "seal_chunk", "month_fact", "exchange_rate"})
    void the_application_can_neither_change_nor_delete_nor_empty(String table) {
        for (var sql : List.of("delete from accounting.%s", "truncate accounting.%s")) {
            assertThatThrownBy(() -> application.sql(sql.formatted(table)).update())
                    .hasStackTraceContaining("permission denied");
        }
    }

    private List<String> faults() {
        return accounting.audit().checks().stream()
                .filter(check ->
                        List.of(
                                        "sealed_rows_unchanged",
                                        "seals_chain",
                                        "heads_are_signed",
                                        "places_are_rows")
                                .contains(check.name()))
                .flatMap(check -> check.examples().stream())
                .toList();
    }
}
