package io.sampan.lending.internal;

import io.sampan.lending.Reason;
import io.sampan.money.Money;
import io.sampan.packs.Words;

/** Why lending itself says no when underwriting did not. */
final class OwnReasons {

    private OwnReasons() {}

    static Reason limitTooSmall(Money limit, Money min) {
        return new Reason(
                "L01",
                new Words(
                        "目前最多可借 %s 元，低于本产品的最低金额 %s 元"
                                .formatted(Shown.amount(limit), Shown.amount(min)),
                        "At most CNY %s is possible now, less than this product's smallest amount of CNY %s"
                                .formatted(Shown.amount(limit), Shown.amount(min))),
                new Words(
                        "先归还部分在借款项，或补充更多月份的发票后再申请",
                        "Repay part of what is owed, or add invoices of more months and apply again"));
    }

    static Reason tenorTooShort(int monthsMax, int monthsMin) {
        return new Reason(
                "L02",
                new Words(
                        "目前最长可借 %d 个月，短于本产品的最短期限 %d 个月".formatted(monthsMax, monthsMin),
                        "At most %d months are possible now, less than this product's shortest tenor of %d"
                                .formatted(monthsMax, monthsMin)),
                new Words("换一个期限更短的产品", "Choose a product with a shorter tenor"));
    }

    static Reason tooDear() {
        return new Reason(
                "L03",
                new Words(
                        "按目前的风险，价格会超过本产品的上限，我们不按更高的价格放款",
                        "At today's risk the price would be above this product's highest; we do not lend at a"
                                + " higher one"),
                new Words(
                        "补充更多月份的发票、增加担保，或三个月后再申请",
                        "Add invoices of more months or a guarantee, or apply again in three months"));
    }

    static Reason secondCheckSaidNo() {
        return new Reason(
                "L04",
                new Words(
                        "放款前的人工复核没有通过，款项没有划出",
                        "The second check before the pay-out was not passed; no money was moved"),
                new Words(
                        "请联系我们了解原因，或修改后重新申请",
                        "Ask us for the reason, or apply again with changes"));
    }
}
