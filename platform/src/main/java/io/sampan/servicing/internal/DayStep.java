package io.sampan.servicing.internal;

import io.sampan.packs.Words;

/** The steps that close a day, in their order. */
enum DayStep {
    ACCRUAL("计提利息和罚息", "Interest and penalty interest"),
    CLASSES("风险分类", "Risk classes"),
    BALANCE("试算平衡和总分核对", "Trial balance and control totals"),
    ADVANCE("开启下一营业日", "Open the next business day"),
    CONTRACTS("到期和逾期的合同", "Contracts that fall due or turn late"),
    DEBITS("发起扣款", "Debits");

    private final String zh;
    private final String en;

    DayStep(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    Words words() {
        return new Words(zh, en);
    }
}
