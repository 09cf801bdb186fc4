package io.sampan.lending;

/** What an application still lacks before it can be submitted. */
public enum Missing {
    PRODUCT,
    AMOUNT,
    MONTHS,
    PURPOSE,
    /** The consent to read invoices is not in force. */
    CONSENT_INVOICES,
    /** No invoice has been fetched or uploaded. */
    INVOICES,
    /** No bank account is registered to pay to. */
    ACCOUNT
}
