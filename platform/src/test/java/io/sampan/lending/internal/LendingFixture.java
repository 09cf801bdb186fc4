package io.sampan.lending.internal;

import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.lending.LenderSettings;
import io.sampan.lending.LoanPurpose;
import io.sampan.lending.Product;
import io.sampan.lending.Quote;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** Speaks for the tests of lending. */
final class LendingFixture {

    static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private LendingFixture() {}

    static Product aProduct(Amortisation amortisation) {
        return aProduct(amortisation, "0");
    }

    static Product aProduct(Amortisation amortisation, String feeRate) {
        return new Product(
                "working-capital",
                LocalDate.parse("2023-01-01"),
                "the lender's own product policy",
                new Words("流动资金贷 · 每月等额", "Working capital, equal instalments"),
                new Words("每月还一样多", "The same sum every month"),
                amortisation,
                InterestCount.ACTUAL_360,
                Money.cny("10000.00"),
                Money.cny("3000000.00"),
                Money.cny("100.00"),
                List.of(6, 12, 24),
                AnnualRate.of("0.0435"),
                AnnualRate.of("0.18"),
                new BigDecimal(feeRate),
                BigDecimal.ZERO,
                new BigDecimal("0.5"),
                0,
                List.of(new LoanPurpose("GOODS", new Words("进货备货", "Buy goods or materials"))),
                List.of("MICRO", "SMALL"));
    }

    static Quote aQuote(String amount, int months, Product product) {
        return Quote.of(product, Money.cny(amount), months, AnnualRate.of("0.072"), TODAY);
    }

    static LenderSettings aLender() {
        return new LenderSettings(
                "舢板小额贷款有限公司",
                "Sampan Small Loan Co., Ltd.",
                "91330106MA275AMP0F",
                "浙江省杭州市",
                "Hangzhou, Zhejiang",
                true,
                "客户服务",
                "Customer service",
                "400-000-0000",
                "工作日 9:00–18:00",
                "working days 9:00–18:00",
                "400-000-0001");
    }

    static ContractPaper aPaper(Quote quote) {
        return new ContractPaper(
                "SQ-20261124-0001",
                TODAY,
                aLender(),
                new ContractPaper.Borrower(
                        "青竹制品有限公司", "91330106MA27QZZP0Y", "浙江省杭州市余杭区竹海路 18 号", "林青"),
                quote,
                quote.product().purposes().getFirst(),
                new ContractPaper.Account("青竹制品有限公司", "杭州银行", "8841"),
                BigDecimal.ONE,
                30,
                5);
    }
}
