package io.sampan.parties;

/**
 * A bank account as screens show it.
 *
 * @param tail the last four digits
 */
public record BankAccount(
        BankAccountId id, EnterpriseId enterprise, String bank, String tail, String holder) {}
