package io.sampan.lending.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.sampan.money.Money;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Amounts in capital characters, by the rules for bills and vouchers. */
class ChineseAmountTests {

    @ParameterizedTest
    @CsvSource({
        "0.00, 人民币零元整",
        "0.05, 人民币伍分",
        "0.50, 人民币伍角整",
        "1.00, 人民币壹元整",
        "10.00, 人民币壹拾元整",
        "120000.00, 人民币壹拾贰万元整",
        "200000.00, 人民币贰拾万元整",
        "1409.50, 人民币壹仟肆佰零玖元伍角整",
        "6007.14, 人民币陆仟零柒元壹角肆分",
        "16409.02, 人民币壹万陆仟肆佰零玖元零贰分",
        "325.04, 人民币叁佰贰拾伍元零肆分",
        "100001.00, 人民币壹拾万零壹元整",
        "1000000.00, 人民币壹佰万元整",
        "10020030.40, 人民币壹仟零贰万零叁拾元肆角整",
        "100000001.00, 人民币壹亿零壹元整",
        "123456789.12, 人民币壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元壹角贰分"
    })
    void an_amount_in_capital_characters(String figures, String words) {
        assertThat(ChineseAmount.of(Money.cny(figures))).isEqualTo(words);
    }

    @Test
    void only_yuan_of_zero_or_more_can_be_written() {
        assertThatIllegalArgumentException().isThrownBy(() -> ChineseAmount.of(Money.cny("-1.00")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ChineseAmount.of(Money.of("USD", "1.00")));
    }
}
