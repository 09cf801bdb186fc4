package io.sampan.servicing.internal;

import io.sampan.servicing.RiskClass;
import java.util.List;

/**
 * The pack's servicing rules in force on a day.
 *
 * @param order how a receipt is spread inside an instalment
 * @param specialMentionAbove days past due above which a contract is at least special mention
 * @param nonAccrualAbove days past due above which unpaid interest leaves the books
 * @param dueSoonDays an instalment payable within so many days is due soon
 * @param debitDays days after the last payable day on which a debit is tried, 0 first
 * @param earlyPartMin smallest principal repaid early, in minor units
 */
record Rules(
        List<Bucket> order,
        int specialMentionAbove,
        int substandardAbove,
        int doubtfulAbove,
        int lossAbove,
        int nonAccrualAbove,
        int dueSoonDays,
        List<Integer> debitDays,
        long earlyPartMin) {

    /** The parts of an instalment. */
    enum Bucket {
        PENALTY,
        INTEREST,
        PRINCIPAL
    }

    Rules {
        order = List.copyOf(order);
        debitDays = List.copyOf(debitDays);
        if (order.size() != 3 || order.stream().distinct().count() != 3) {
            throw new IllegalArgumentException("order " + order + ": each bucket once");
        }
    }

    RiskClass riskClass(int daysPastDue) {
        if (daysPastDue > lossAbove) {
            return RiskClass.LOSS;
        }
        if (daysPastDue > doubtfulAbove) {
            return RiskClass.DOUBTFUL;
        }
        if (daysPastDue > substandardAbove) {
            return RiskClass.SUBSTANDARD;
        }
        return daysPastDue > specialMentionAbove ? RiskClass.SPECIAL_MENTION : RiskClass.NORMAL;
    }
}
