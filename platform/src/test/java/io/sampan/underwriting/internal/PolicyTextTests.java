package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.sampan.underwriting.Decision.Kind;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PolicyTextTests {

    /** The policy of the pack as rulebooks were stored before policies were DMN. */
    private static final String LISTED =
            """
            {"version": "cn-1", "rules": [
              {"id": "P01", "text": {"zh": "一", "en": "a"}, "when": {"history": "< 6, missing"}, "then": "REFUSED", "reason": "R14", "fact": "history"},
              {"id": "P02", "text": {"zh": "二", "en": "b"}, "when": {"history": "[6..12)"}, "then": "REFERRED", "reason": "R14", "fact": "history"},
              {"id": "P03", "text": {"zh": "三", "en": "c"}, "when": {"sales_recency": "> 180, missing"}, "then": "REFUSED", "reason": "R04", "fact": "sales_recency"},
              {"id": "P04", "text": {"zh": "四", "en": "d"}, "when": {"sales_recency": "(90..180]"}, "then": "REFERRED", "reason": "R04", "fact": "sales_recency"},
              {"id": "P05", "text": {"zh": "五", "en": "e"}, "when": {"grade": "\\"D\\""}, "then": "REFUSED", "reason": "R20"},
              {"id": "P06", "text": {"zh": "六", "en": "f"}, "when": {"sales_growth": "< -0.5"}, "then": "REFERRED", "reason": "R02", "fact": "sales_growth"},
              {"id": "P07", "text": {"zh": "七", "en": "g"}, "when": {"largest_buyer_share": "> 0.5"}, "then": "REFERRED", "reason": "R10", "fact": "largest_buyer_share"},
              {"id": "P08", "text": {"zh": "八", "en": "h"}, "when": {"sales_void_share": "> 0.3"}, "then": "REFERRED", "reason": "R07", "fact": "sales_void_share"},
              {"id": "P09", "text": {"zh": "九", "en": "i"}, "when": {"sales_red_share": "> 0.3"}, "then": "REFERRED", "reason": "R08", "fact": "sales_red_share"},
              {"id": "P10", "text": {"zh": "十", "en": "j"}, "when": {"asked_amount": "> 1000000"}, "then": "REFERRED", "reason": "R21"}]}
            """;

    private static final List<String> NUMBERS =
            List.of(
                    "history",
                    "sales_recency",
                    "sales_growth",
                    "largest_buyer_share",
                    "sales_void_share",
                    "sales_red_share",
                    "asked_amount");
    private static final List<String> EDGES =
            List.of(
                    "-0.5", "0", "0.3", "0.5", "0.51", "5", "6", "12", "90", "90.1", "180", "181",
                    "1000000", "1000001");

    @Test
    void a_rulebook_stored_before_policies_were_dmn_decides_as_the_table_does() {
        var listed = PolicyText.read(Canonical.read(LISTED, JsonNode.class));
        var table = CasesFixture.rulebook().policy();
        var random = new Random(6);

        for (int i = 0; i < 5_000; i++) {
            var values = values(random);
            assertThat(hits(table, values)).as("%s", values).isEqualTo(hits(listed, values));
        }
    }

    @Test
    void a_rule_says_what_it_asks_for_and_why_in_both_languages() {
        var rule = CasesFixture.rulebook().policy().rules().get(6);

        assertThat(rule.outcome()).isEqualTo(Kind.REFERRED);
        assertThat(rule.reason()).isEqualTo("R10");
        assertThat(rule.fact()).isEqualTo("largest_buyer_share");
        assertThat(rule.text().zh()).isEqualTo("最大客户占比超过一半：人工审核");
        assertThat(rule.text().en()).startsWith("Largest buyer above half of sales");
    }

    private static List<String> hits(Policy policy, Map<String, Object> values) {
        return policy.hits(values).stream().map(rule -> rule.id() + " " + rule.outcome()).toList();
    }

    private static Map<String, Object> values(Random random) {
        var values = new HashMap<String, Object>();
        values.put("grade", List.of("A", "B+", "D").get(random.nextInt(3)));
        for (var name : NUMBERS) {
            if (random.nextInt(4) > 0) {
                values.put(name, new BigDecimal(EDGES.get(random.nextInt(EDGES.size()))));
            }
        }
        return values;
    }
}
