/**
 * Money in and out over the bank. Owns transfers, their attempts and everything the bank said about
 * them. A transfer is written in the caller's transaction, sent after commit, and settled or failed
 * exactly once; asks {@code parties} for the account, {@code accounting} for the business date and
 * the port {@link io.sampan.payments.BankRail} for the bank. Tells {@link
 * io.sampan.payments.TransferSettled} and {@link io.sampan.payments.TransferFailed}; it does not
 * post: who ordered the transfer does, when he is told.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"money", "packs", "access", "parties", "accounting"})
@org.jspecify.annotations.NullMarked
package io.sampan.payments;
