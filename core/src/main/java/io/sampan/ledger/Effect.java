package io.sampan.ledger;

import java.util.Optional;

/** What a step did to the book. */
public sealed interface Effect {

    TransferId id();

    /**
     * An amount moved.
     *
     * @param transfer with the amount that moved
     * @param hold the hold that became it
     * @param sweep what was asked, if the amount followed from a limit
     */
    record Moved(
            Transfer transfer,
            Entry debit,
            Entry credit,
            Optional<TransferId> hold,
            Optional<Sweep> sweep)
            implements Effect {
        @Override
        public TransferId id() {
            return transfer.id();
        }
    }

    /** An amount was set aside. */
    record Held(Hold hold) implements Effect {
        @Override
        public TransferId id() {
            return hold.id();
        }
    }

    /** A hold was given up. */
    record Released(TransferId id, TransferId hold) implements Effect {}

    /**
     * Allowance or closing of an account were agreed.
     *
     * @param number counts the agreements of the account from 1
     */
    record Agreed(TransferId id, AccountId account, int number, long allowanceMinor, boolean closed)
            implements Effect {}
}
