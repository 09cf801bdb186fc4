package io.sampan.ledger;

import java.util.List;

/** Every way the posting of a group can end. */
public sealed interface Answer {

    /** Posted now; two entries for each transfer, in the group's order, debit first. */
    record Posted(List<Entry> entries) implements Answer {
        public Posted {
            entries = List.copyOf(entries);
        }
    }

    /** Every transfer of the group was posted before with the same content: nothing more to do. */
    record Repeated() implements Answer {}

    /**
     * A transfer with this id was posted before with other content.
     *
     * @param field what differs: {@code debit}, {@code credit}, {@code amount}, {@code currency} or
     *     {@code group} (only a part of the group is known)
     */
    record Conflict(TransferId transfer, String field, String first, String now)
            implements Answer {}

    /** Refused; nothing of the group is posted. */
    record Refused(TransferId transfer, Reason reason) implements Answer {}

    /** Why a transfer is refused. */
    sealed interface Reason {

        /** The book does not keep this account. */
        record UnknownAccount(AccountId account) implements Reason {}

        /** The account holds another currency than the transfer. */
        record OtherCurrency(AccountId account, String currency) implements Reason {}

        /** The balance would become what the account's limit forbids. */
        record LimitExceeded(AccountId account, Limit limit, long balanceMinor) implements Reason {}

        /** The balance would leave the range of amounts. */
        record TooLarge(AccountId account) implements Reason {}
    }
}
