package io.sampan.lending;

import io.sampan.money.Money;
import io.sampan.servicing.ContractLine;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a borrower sees first: limit = used + available, unless more is owed than the limit.
 *
 * @param limit all that may be owed by the latest decision in force; zero if there is none
 * @param used principal owed or signed
 * @param available what is left, never below zero
 * @param nextPayment the contract whose payment comes next; null if nothing is due
 * @param contracts running ones and those not yet paid out, the newest first
 * @param applications that still move, the newest first
 */
public record Home(
        Money limit,
        Money used,
        Money available,
        @Nullable ContractLine nextPayment,
        List<ContractLine> contracts,
        List<Application> applications) {

    public Home {
        contracts = List.copyOf(contracts);
        applications = List.copyOf(applications);
    }
}
