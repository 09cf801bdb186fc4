package io.sampan.parties.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.packs.internal.PacksFixture;
import io.sampan.parties.SizeClass;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Size by the table of 工信部联企业〔2011〕300号. */
class SizeTests {

    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    private final Packs packs = PacksFixture.chinese();
    private final Sizes sizes = new Sizes(packs);

    @Test
    void every_row_of_the_table_holds_at_its_bounds() {
        // industry, staff, revenue and assets in 10,000 yuan
        assertThat(
                        table(
                                """
                                01 agriculture | 9 | 50 | 0
                                01 agriculture | 9 | 49.99 | 0
                                01 agriculture | 9 | 20000 | 0
                                13 industry | 1000 | 40000 | 0
                                13 industry | 999 | 40000 | 0
                                13 industry | 300 | 2000 | 0
                                13 industry | 300 | 1999 | 0
                                13 industry | 20 | 300 | 0
                                13 industry | 19 | 300 | 0
                                46 industry | 20 | 299 | 0
                                47 construction | 1 | 80000 | 80000
                                47 construction | 1 | 80000 | 5000
                                47 construction | 1 | 300 | 299
                                51 wholesale | 200 | 40000 | 0
                                51 wholesale | 20 | 5000 | 0
                                51 wholesale | 5 | 1000 | 0
                                51 wholesale | 4 | 90000 | 0
                                52 retail | 300 | 20000 | 0
                                52 retail | 50 | 500 | 0
                                52 retail | 10 | 99 | 0
                                54 transport | 300 | 3000 | 0
                                5910 transport | 999 | 30000 | 0
                                5930 warehousing | 200 | 30000 | 0
                                59 warehousing | 20 | 100 | 0
                                60 post | 300 | 2000 | 0
                                61 accommodation | 100 | 2000 | 0
                                62 catering | 10 | 100 | 0
                                64 internet | 2000 | 100000 | 0
                                65 software | 300 | 10000 | 0
                                65 software | 10 | 50 | 0
                                7010 development | 1 | 200000 | 10000
                                7010 development | 1 | 200000 | 9999
                                7020 property | 100 | 500 | 0
                                7030 agency | 100 | 0 | 0
                                72 business | 300 | 0 | 120000
                                72 business | 10 | 0 | 99
                                80 other | 300 | 0 | 0
                                80 other | 10 | 0 | 0
                                80 other | 9 | 900000 | 900000
                                """))
                .isEqualTo(
                        """
                        01 agriculture | 9 | 50 | 0 | SMALL
                        01 agriculture | 9 | 49.99 | 0 | MICRO
                        01 agriculture | 9 | 20000 | 0 | LARGE
                        13 industry | 1000 | 40000 | 0 | LARGE
                        13 industry | 999 | 40000 | 0 | MEDIUM
                        13 industry | 300 | 2000 | 0 | MEDIUM
                        13 industry | 300 | 1999 | 0 | SMALL
                        13 industry | 20 | 300 | 0 | SMALL
                        13 industry | 19 | 300 | 0 | MICRO
                        46 industry | 20 | 299 | 0 | MICRO
                        47 construction | 1 | 80000 | 80000 | LARGE
                        47 construction | 1 | 80000 | 5000 | MEDIUM
                        47 construction | 1 | 300 | 299 | MICRO
                        51 wholesale | 200 | 40000 | 0 | LARGE
                        51 wholesale | 20 | 5000 | 0 | MEDIUM
                        51 wholesale | 5 | 1000 | 0 | SMALL
                        51 wholesale | 4 | 90000 | 0 | MICRO
                        52 retail | 300 | 20000 | 0 | LARGE
                        52 retail | 50 | 500 | 0 | MEDIUM
                        52 retail | 10 | 99 | 0 | MICRO
                        54 transport | 300 | 3000 | 0 | MEDIUM
                        5910 transport | 999 | 30000 | 0 | MEDIUM
                        5930 warehousing | 200 | 30000 | 0 | LARGE
                        59 warehousing | 20 | 100 | 0 | SMALL
                        60 post | 300 | 2000 | 0 | MEDIUM
                        61 accommodation | 100 | 2000 | 0 | MEDIUM
                        62 catering | 10 | 100 | 0 | SMALL
                        64 internet | 2000 | 100000 | 0 | LARGE
                        65 software | 300 | 10000 | 0 | LARGE
                        65 software | 10 | 50 | 0 | SMALL
                        7010 development | 1 | 200000 | 10000 | LARGE
                        7010 development | 1 | 200000 | 9999 | MEDIUM
                        7020 property | 100 | 500 | 0 | SMALL
                        7030 agency | 100 | 0 | 0 | MEDIUM
                        72 business | 300 | 0 | 120000 | LARGE
                        72 business | 10 | 0 | 99 | MICRO
                        80 other | 300 | 0 | 0 | LARGE
                        80 other | 10 | 0 | 0 | SMALL
                        80 other | 9 | 900000 | 900000 | MICRO
                        """);
    }

    @Test
    void all_divisions_of_the_standard_are_there_and_can_be_sized() {
        var industries = new Industries(packs).all();

        assertThat(industries).hasSize(97);
        for (int i = 0; i < 97; i++) {
            assertThat(industries.get(i).code()).isEqualTo("%02d".formatted(i + 1));
            assertThat(size(industries.get(i).code(), "1", "1", "1")).isNotNull();
        }
    }

    @Test
    void an_industry_that_does_not_exist_is_refused() {
        var industries = new Industries(packs);

        assertThat(industries.industry("3360").name().en()).contains("metal products");
        for (var code : new String[] {"98", "00", "C", "5", "51999", "五一"}) {
            assertThatThrownBy(() -> industries.industry(code))
                    .hasMessageContaining("SMP-PAR-0045");
        }
    }

    private String table(String cases) {
        var answer = new StringBuilder();
        for (var line : cases.lines().toList()) {
            var cells = line.split(" \\| ");
            var code = cells[0].split(" ")[0];
            answer.append(line)
                    .append(" | ")
                    .append(size(code, cells[1], cells[2], cells[3]))
                    .append('\n');
        }
        return answer.toString();
    }

    private SizeClass size(
            String industry, String staff, String revenueTenThousand, String assetsTenThousand) {
        return sizes.size(
                industry,
                Integer.parseInt(staff),
                yuan(revenueTenThousand),
                yuan(assetsTenThousand),
                DAY);
    }

    private static Money yuan(String tenThousand) {
        return Money.of(Money.CNY, new BigDecimal(tenThousand).movePointRight(4));
    }
}
