package io.sampan.payments;

import io.sampan.packs.Words;
import java.time.Instant;
import java.util.UUID;

/**
 * Something about a transfer that a person must look into. Nothing is booked because of it.
 *
 * @param attempt the attempt of the transfer it is about
 * @param kind CONTRADICTION (the bank says settled and failed), SILENT (no end after the asks the
 *     pack allows), UNTOLD (whoever was to be told refuses) or RETRY_UNSAFE (a new attempt might
 *     pay twice)
 */
public record PaymentItem(
        UUID id, TransferId transfer, int attempt, Kind kind, Words text, Instant openedAt) {

    /** Why a person is needed. */
    public enum Kind {
        CONTRADICTION,
        SILENT,
        UNTOLD,
        RETRY_UNSAFE;

        /** What he is asked to do. */
        public Words text() {
            return switch (this) {
                case CONTRADICTION ->
                        new Words(
                                "银行答复前后矛盾，请以对账单为准核查",
                                "The bank contradicts itself: go by the statement");
                case SILENT ->
                        new Words("银行迟迟没有最终答复，请联系银行", "The bank gives no final answer: call it");
                case UNTOLD ->
                        new Words(
                                "银行已有答复，但系统未能入账",
                                "The bank has answered, but booking it was refused");
                case RETRY_UNSAFE ->
                        new Words(
                                "再次付款可能重复支付，已停止",
                                "Another attempt might pay twice and was stopped");
            };
        }
    }
}
