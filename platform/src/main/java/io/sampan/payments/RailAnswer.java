package io.sampan.payments;

import io.sampan.packs.Words;

/** Everything a rail can say about an order. */
public sealed interface RailAnswer {

    /**
     * The money has moved; final.
     *
     * @param reference the bank's own
     */
    record Settled(String reference) implements RailAnswer {}

    /**
     * The money has not moved and will not; final.
     *
     * @param code the bank's or ISO 20022 reason code, for example {@code AM04}
     */
    record Failed(String code, Words text) implements RailAnswer {}

    /** Taken, not decided. */
    record Accepted() implements RailAnswer {}

    /** The rail has never seen this id: it is safe to send it (again) with the same id. */
    record Unknown() implements RailAnswer {}

    /** No reply in time; nothing is known. */
    record NoReply() implements RailAnswer {}

    /** Whether the answer ends the attempt. */
    default boolean ends() {
        return switch (this) {
            case Settled _, Failed _ -> true;
            case Accepted _, Unknown _, NoReply _ -> false;
        };
    }
}
