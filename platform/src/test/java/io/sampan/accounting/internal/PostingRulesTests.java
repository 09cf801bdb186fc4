package io.sampan.accounting.internal;

import static io.sampan.accounting.BooksFixture.journal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.calendar.BusinessCalendar;
import io.sampan.ledger.Side;
import io.sampan.packs.Packs;
import io.sampan.packs.Rule;
import io.sampan.packs.internal.PacksFixture;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

class PostingRulesTests {

    private final Packs packs = PacksFixture.chinese();
    private final Chart chart = new Chart(packs);
    private final PostingRules rules = new PostingRules(packs, chart);

    @Test
    void a_receipt_is_posted_part_by_part() {
        assertThat(
                        postings(
                                "receipt_allocated",
                                "2026-04-02",
                                "fee 1.00, penalty 2.00, interest 3.00, principal 4.00, excess 5.00"))
                .isEqualTo(
                        """
                        1002 银行存款 <- 1221 其他应收款 CNY 1.00
                        1002 银行存款 <- 1132 应收利息 CNY 2.00
                        1002 银行存款 <- 1132 应收利息 CNY 3.00
                        1002 银行存款 <- 1303 贷款 CNY 4.00
                        1002 银行存款 <- 2241 其他应付款 CNY 5.00
                        """);
    }

    @Test
    void the_allowance_is_an_impairment_loss_first_and_a_credit_loss_later() {
        assertThat(postings("provision_raised", "2020-12-31", "provision 8.00"))
                .isEqualTo("6701 资产减值损失 <- 1304 贷款损失准备 CNY 8.00\n");
        assertThat(postings("provision_raised", "2021-01-01", "provision 8.00"))
                .isEqualTo("6702 信用减值损失 <- 1304 贷款损失准备 CNY 8.00\n");
    }

    @Test
    void a_reversed_receipt_undoes_a_receipt_leg_by_leg() {
        var amounts = "fee 1.00, penalty 2.00, interest 3.00, principal 4.00, excess 5.00";
        var receipt =
                rules.postings(journal("r", "receipt_allocated", "2026-04-02", "HT-1", amounts));
        var reversal =
                rules.postings(journal("v", "receipt_reversed", "2026-04-02", "HT-1", amounts));

        assertThat(receipt).hasSameSizeAs(reversal);
        for (int i = 0; i < receipt.size(); i++) {
            assertThat(reversal.get(i).transfer().debit())
                    .isEqualTo(receipt.get(i).transfer().credit());
            assertThat(reversal.get(i).transfer().credit())
                    .isEqualTo(receipt.get(i).transfer().debit());
            assertThat(reversal.get(i).amount()).isEqualTo(receipt.get(i).amount());
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    an unknown account   | [{debit: "9999", credit: "1002", amount: cash}]      | no account 9999
                    one account twice    | [{debit: "1002", credit: "1002", amount: cash}]      | 1002 on both sides
                    no amount            | [{debit: "1303", credit: "1002"}]                    | names no amount
                    no legs              | []                                                   | no legs
                    """)
    void a_rule_that_cannot_be_right_stops_the_start(String what, String legs, String message) {
        assertThatThrownBy(() -> new PostingRules(new OneRule(packs, legs), chart))
                .as(what)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("posting-rules")
                .hasMessageContaining(message);
    }

    private String postings(String event, String day, String amounts) {
        return rules.postings(journal("j", event, day, "HT-1", amounts)).stream()
                .map(posting ->
                        "%s <- %s %s%n"
                                .formatted(
                                        name(posting, Side.DEBIT),
                                        name(posting, Side.CREDIT),
                                        posting.amount()))
                .collect(Collectors.joining());
    }

    private static String name(Posting posting, Side side) {
        var gl = posting.account(side).gl();
        return gl.no() + " " + gl.name().zh();
    }

    /** The real pack, but with one posting rule only. */
    private record OneRule(Packs real, String legs) implements Packs {

        @Override
        public Rule rule(String file, String key, LocalDate on) {
            return versions(file, key).getFirst();
        }

        @Override
        public List<Rule> versions(String file, String key) {
            var value = new YAMLMapper().readTree("{zh: 规则, en: rule, legs: " + legs + "}");
            return List.of(new Rule(key, value, LocalDate.EPOCH, "nowhere"));
        }

        @Override
        public List<String> keys(String file) {
            return List.of("one");
        }

        @Override
        public JsonNode document(String file) {
            return real.document(file);
        }

        @Override
        public List<String> documents(String folder) {
            return real.documents(folder);
        }

        @Override
        public BusinessCalendar calendar() {
            return real.calendar();
        }

        @Override
        public byte[] bytes(String path) {
            return real.bytes(path);
        }
    }
}
