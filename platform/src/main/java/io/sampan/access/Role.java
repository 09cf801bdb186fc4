package io.sampan.access;

import io.sampan.packs.Words;

/** What a user may do. Borrowers act for one enterprise; all others are the lender's staff. */
public enum Role {
    BORROWER("借款企业", "borrower"),
    ACCOUNT_MANAGER("客户经理", "account manager"),
    UNDERWRITER("审批员", "underwriter"),
    OPERATIONS("运营", "operations"),
    ACCOUNTANT("会计", "accountant"),
    AUDITOR("审计", "auditor"),
    ADMINISTRATOR("管理员", "administrator");

    private final String zh;
    private final String en;

    Role(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    /** The role's name on pages and in messages. */
    public Words words() {
        return new Words(zh, en);
    }
}
