package io.sampan.ledger;

import java.time.Instant;
import java.util.List;

/** Every way a group can end. */
public sealed interface Answer {

    /** Done now; one effect for each step, in the group's order. */
    record Done(List<Effect> effects) implements Answer {
        public Done {
            effects = List.copyOf(effects);
        }
    }

    /** Every step was done before with the same content: the effects of then, nothing more. */
    record Repeated(List<Effect> effects) implements Answer {
        public Repeated {
            effects = List.copyOf(effects);
        }
    }

    /** A step's id was used before with other content. */
    record Conflict(TransferId id, List<Difference> differences) implements Answer {
        public Conflict {
            differences = List.copyOf(differences);
        }
    }

    /**
     * One field in which two steps of one id differ.
     *
     * @param field as in {@link Step#content()}; {@code group} if only a part of the group is known
     */
    record Difference(String field, String first, String now) {}

    /** Refused, now or when it was first asked; nothing of the group is done. */
    record Refused(TransferId step, Reason reason) implements Answer {}

    /** Why a step is refused. */
    sealed interface Reason {

        /** The book does not keep this account. */
        record UnknownAccount(AccountId account) implements Reason {}

        /** The account holds another currency than the amount. */
        record OtherCurrency(AccountId account, String currency) implements Reason {}

        /** The account takes no more entries. */
        record AccountClosed(AccountId account) implements Reason {}

        /** What is posted and held would become what limit and allowance forbid. */
        record LimitExceeded(AccountId account, Limit limit, long balanceMinor) implements Reason {}

        /** A balance, or what is held, would leave the range of amounts. */
        record TooLarge(AccountId account) implements Reason {}

        /** The account has a balance or holds and cannot be closed. */
        record NotEmpty(AccountId account) implements Reason {}

        /** The limit leaves nothing to sweep. */
        record NothingToMove(AccountId account) implements Reason {}

        /** There is no such hold, or it ended before. */
        record NoSuchHold(TransferId hold) implements Reason {}

        /** The hold is too old, or would be from the beginning. */
        record HoldExpired(TransferId hold, Instant expiredAt) implements Reason {}

        /** More is asked for than is held, or in another currency. */
        record MoreThanHeld(TransferId hold, String held) implements Reason {}
    }
}
