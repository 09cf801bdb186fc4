package io.sampan.parties;

/**
 * A bank account to be registered for pay-outs and collections.
 *
 * @param bank its name
 * @param holder in whose name it is kept
 */
public record NewBankAccount(String bank, BankCardNumber cardNumber, String holder) {

    public NewBankAccount {
        bank = Checks.text(bank, "bank", 80);
        holder = Checks.text(holder, "holder", 120);
    }
}
