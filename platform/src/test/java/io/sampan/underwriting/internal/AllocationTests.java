package io.sampan.underwriting.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sampan.money.Money;
import io.sampan.packs.internal.PacksFixture;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AllocationTests {

    private static final LocalDate ON = LocalDate.of(2026, 3, 15);

    private static final String RATES =
            """
            annual_rate,churn_A,churn_B
            0.05,0,0
            0.10,0.4,0.5
            0.15,0.9,0.9
            """;

    @TempDir Path folder = Path.of("");

    @Test
    void each_firm_is_offered_the_rate_that_earns_most_and_the_budget_goes_where_it_earns_most()
            throws IOException {
        var lines =
                run(
                        """
                        firm,grade,pd,limit
                        Sound,A,0.01,
                        Fair,B,0.03,250000
                        Weak,D,0.01,
                        Loss,B,0.30,
                        """,
                        "1200000");

        assertThat(lines.stream().limit(4).map(AllocationTests::shown))
                .containsExactly(
                        "Sound 1000000.00 at 0.10 earns 41100.00",
                        "Fair 200000.00 at 0.10 earns 5750.00",
                        "Weak 0.00 grade refused earns 0.00",
                        "Loss 0.00 no rate earns anything earns 0.00");
        assertThat(lines.getLast())
                .containsEntry("offered", 2L)
                .containsEntry("best_possible", true)
                .containsEntry("share_of_bound", 1.0);
        assertThat(amount(lines.getLast(), "used")).isEqualByComparingTo("1200000");
        assertThat(amount(lines.getLast(), "expected_profit")).isEqualByComparingTo("46850.00");
    }

    @Test
    void nonsense_is_refused_with_row_and_column() {
        assertRefused("firm,grade,pd\nA1,A,1.2\n", "row 2, column \"pd\": \"1.2\"");
        assertRefused("firm,grade,pd\n\nA1,A,0.1\nA2,A,low\n", "row 4, column \"pd\": \"low\"");
        assertRefused("firm,grade,pd\nA1,A,0.1\nA1,A,0.1\n", "row 3, column \"firm\"");
        assertRefused("firm,grade,pd\nA1,E,0.1\n", "row 2, column \"grade\": \"E\"");
        assertRefused("firm,grade,pd\n,A,0.1\n", "row 2, column \"firm\"");
        assertRefused("firm,grade,pd,limit\nA1,A,0.1,-5\n", "row 2, column \"limit\"");
        assertRefused("firm,grade\nA1,A\n", "lacks the column \"pd\"");
        assertRefused("firm,grade,pd\n", "has no rows");
        assertThatThrownBy(() -> AllocationFile.rates(file("r.csv", "annual_rate,churn_A\n4,0\n")))
                .hasMessageContaining("row 2, column \"annual_rate\": \"4\"");
        assertThatThrownBy(() ->
                        AllocationFile.rates(file("r.csv", "annual_rate,churn_A\n0.1,0\n0.10,0\n")))
                .hasMessageContaining("row 3, column \"annual_rate\"");
        assertThatThrownBy(() -> AllocationFile.rates(file("r.csv", "annual_rate\n0.1\n")))
                .hasMessageContaining("no column for a grade");
        assertThatThrownBy(() -> run("firm,grade,pd\nA1,A,0.1\n", "0"))
                .hasMessageContaining("budget");
    }

    @Test
    void no_rate_above_the_legal_cap_is_ever_offered() throws IOException {
        var rates = AllocationFile.rates(file("r.csv", "annual_rate,churn_A\n0.2,0.5\n0.36,0.0\n"));
        var costs =
                new RateTable.Costs(
                        new BigDecimal("0.45"), new BigDecimal("0.026"), new BigDecimal("0.24"));

        var best = rates.best("A", new BigDecimal("0.01"), costs).orElseThrow();

        assertThat(best.rate()).isEqualByComparingTo("0.2");
    }

    @Test
    void on_the_published_demand_curve_it_comes_near_the_separable_optimum() throws IOException {
        var table = data().resolve("invoices/rate_vs_churn.csv.gz");
        assumeTrue(Files.exists(table), "no demand curve at " + table + ": set SAMPAN_DATA");
        var random = new Random(3);
        double worst = 1;
        for (var budget : List.of("1000000", "20000000", "57770000", "100000000", "900000000")) {
            var firms = new StringBuilder("firm,grade,pd\n");
            for (int i = 0; i < 302; i++) {
                var grade = List.of("A", "B", "C", "D").get(random.nextInt(4));
                firms.append("E").append(i).append(',').append(grade).append(',');
                firms.append(Math.round(1e5 * Math.pow(random.nextDouble(), 3) * 0.4) / 1e5);
                firms.append('\n');
            }
            var lines = new ArrayList<Map<String, Object>>();
            run(file("firms.csv", firms.toString()), table, budget, lines);

            var sum = lines.getLast();
            var used = BigDecimal.ZERO;
            for (var line : lines.subList(0, lines.size() - 1)) {
                var amount = amount(line, "amount");
                if (amount.signum() != 0) {
                    assertThat(amount)
                            .isBetween(new BigDecimal(100_000), new BigDecimal(1_000_000));
                    assertThat(line.get("grade")).isNotEqualTo("D");
                }
                used = used.add(amount);
            }
            assertThat(used).isLessThanOrEqualTo(new BigDecimal(budget));
            assertThat(used).isEqualByComparingTo(amount(sum, "used"));
            worst = Math.min(worst, (double) sum.getOrDefault("share_of_bound", 0.0));
        }
        System.out.printf(
                "allocator on the published demand curve: at worst %.4f of the separable optimum%n",
                worst);
        assertThat(worst).isGreaterThanOrEqualTo(0.97);
    }

    private static Path data() {
        return Optional.ofNullable(System.getenv("SAMPAN_DATA"))
                .map(Path::of)
                .orElseGet(() ->
                        Path.of(System.getProperty("sampan.root", ".")).resolve("../shared/data"));
    }

    private void assertRefused(String firms, String message) {
        assertThatThrownBy(() -> run(firms, "1000000"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    private List<Map<String, Object>> run(String firms, String budget) throws IOException {
        var lines = new ArrayList<Map<String, Object>>();
        run(file("firms.csv", firms), file("rates.csv", RATES), budget, lines);
        return lines;
    }

    private static void run(Path firms, Path rates, String budget, List<Map<String, Object>> lines)
            throws IOException {
        Allocation.run(
                new Allocation.Wish(
                        firms,
                        rates,
                        Money.of(Money.CNY, new BigDecimal(budget)),
                        ON,
                        Optional.empty()),
                PacksFixture.chinese(),
                lines::add);
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(folder.resolve(name), content);
    }

    private static BigDecimal amount(Map<String, Object> line, String field) {
        return line.get(field) instanceof Map<?, ?> money
                ? new BigDecimal(String.valueOf(money.get("amount")))
                : BigDecimal.TEN.negate();
    }

    private static String shown(Map<String, Object> line) {
        var how = line.containsKey("rate") ? "at " + line.get("rate") : line.get("why_nothing");
        return line.get("firm")
                + " "
                + amount(line, "amount")
                + " "
                + how
                + " earns "
                + amount(line, "expected_profit");
    }
}
