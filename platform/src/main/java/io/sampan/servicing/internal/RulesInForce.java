package io.sampan.servicing.internal;

import io.sampan.packs.Packs;
import io.sampan.packs.Rule;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;

/** Reads the servicing rules of the pack; each day's once. */
@Component
class RulesInForce implements RuleBook {

    private static final String FILE = "servicing";
    private static final int DAYS_KEPT_MAX = 4_000;

    private final Packs packs;
    private final Map<LocalDate, Rules> read = new ConcurrentHashMap<>();

    RulesInForce(Packs packs) {
        this.packs = packs;
    }

    @Override
    public Rules on(LocalDate day) {
        if (read.size() > DAYS_KEPT_MAX) {
            read.clear();
        }
        return read.computeIfAbsent(day, this::read);
    }

    BigDecimal penaltyUplift(LocalDate day) {
        return rule("penalty_uplift", day).decimal();
    }

    boolean compoundInterest(LocalDate day) {
        return rule("compound_interest", day).value().asBoolean();
    }

    BigDecimal earlyFeeRate(LocalDate day) {
        return rule("early_repayment_fee", day).decimal();
    }

    int firstPeriodDaysMin(LocalDate day) {
        return rule("first_period_days_min", day).integer();
    }

    /** The account whose balance must equal all principal outstanding. */
    String loansAccount(LocalDate day) {
        return rule("loans_account", day).text();
    }

    String cashAccount(LocalDate day) {
        return rule("cash_account", day).text();
    }

    private Rules read(LocalDate day) {
        return new Rules(
                rule("allocation_order", day).texts().stream().map(Rules.Bucket::valueOf).toList(),
                days("special_mention_days_above", day),
                days("substandard_days_above", day),
                days("doubtful_days_above", day),
                days("loss_days_above", day),
                days("non_accrual_days_above", day),
                days("due_soon_days", day),
                rule("debit_days", day).texts().stream().map(Integer::valueOf).toList(),
                rule("early_repayment_min", day).cny().minor());
    }

    private int days(String key, LocalDate day) {
        return rule(key, day).integer();
    }

    private Rule rule(String key, LocalDate day) {
        return packs.rule(FILE, key, day);
    }
}
