package io.sampan.parties;

/**
 * What an enterprise may let the lender read, each by a consent of its own (Personal Information
 * Protection Law, art. 14 and 29). Who reads what is worded in {@code packs/cn/consents.yaml}.
 */
public enum Purpose {
    TAX,
    INVOICES,
    BANK,
    CREDIT_BUREAU
}
