package io.sampan.ledger;

import io.sampan.money.Money;
import java.util.Map;

/**
 * A transfer of as much as the limit of one of its accounts allows: what is left in a wallet, what
 * is still owed on a loan.
 *
 * @param most never more than this; more than zero
 * @param limited the side whose account says how much there is; an account without a limit on that
 *     side gives {@code most}
 */
public record Sweep(TransferId id, AccountId debit, AccountId credit, Money most, Side limited)
        implements Step {

    public Sweep {
        Transfer.require(id, debit, credit, most);
    }

    AccountId limitedAccount() {
        return limited == Side.DEBIT ? debit : credit;
    }

    @Override
    public Map<String, String> content() {
        return Step.fields(
                "kind", "sweep", "debit", debit, "credit", credit, "most", most, "limited",
                limited);
    }
}
