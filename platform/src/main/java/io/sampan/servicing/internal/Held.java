package io.sampan.servicing.internal;

import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.RiskClass;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A contract as stored: what was signed, what happened, what has been told so far.
 *
 * @param told what others have been told about it
 */
record Held(
        ContractId id,
        String number,
        String application,
        EnterpriseId enterprise,
        String enterpriseName,
        String product,
        BankAccountId account,
        @Nullable UUID document,
        long fee,
        Terms terms,
        Told told,
        List<Fact> facts) {

    Held {
        facts = List.copyOf(facts);
    }

    /**
     * @param payoutFailed the bank did not pay out
     * @param riskClass as of the last close
     * @param missedThrough number of the last instalment told as missed
     */
    record Told(boolean payoutFailed, RiskClass riskClass, int missedThrough) {}

    String currency() {
        return terms.currency();
    }

    Held with(List<? extends Fact> more) {
        var all = new ArrayList<>(facts);
        all.addAll(more);
        return new Held(
                id,
                number,
                application,
                enterprise,
                enterpriseName,
                product,
                account,
                document,
                fee,
                terms,
                told,
                all);
    }

    Held with(Told told) {
        return new Held(
                id,
                number,
                application,
                enterprise,
                enterpriseName,
                product,
                account,
                document,
                fee,
                terms,
                told,
                facts);
    }
}
