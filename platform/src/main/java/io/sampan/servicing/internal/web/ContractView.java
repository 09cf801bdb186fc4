package io.sampan.servicing.internal.web;

import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.payments.Transfer;
import io.sampan.servicing.Amounts;
import io.sampan.servicing.Contract;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.ContractLine;
import io.sampan.servicing.ContractState;
import io.sampan.servicing.Receipt;
import io.sampan.servicing.RiskClass;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A contract as its page reads it: the line of the list and all that is behind it. */
record ContractView(
        ContractId id,
        String number,
        ContractLine.Borrower enterprise,
        String product,
        Money principal,
        ContractState state,
        int daysPastDue,
        ContractLine.@Nullable NextDue nextDue,
        AnnualRate rate,
        @Nullable LocalDate disbursedOn,
        Contract.Terms terms,
        RiskClass riskClass,
        LocalDate asOf,
        Owed outstanding,
        Owed overdue,
        List<Contract.Row> instalments,
        List<Receipt> receipts,
        List<Contract.Collection> collections,
        String application,
        List<DocumentLink> documents) {

    /** A document in {@code evidence}. */
    record DocumentLink(UUID id, String kind) {}

    /** What is owed and its sum. */
    record Owed(Money fees, Money penalty, Money interest, Money principal, Money total) {
        static Owed of(Amounts amounts) {
            return new Owed(
                    amounts.fees(),
                    amounts.penalty(),
                    amounts.interest(),
                    amounts.principal(),
                    amounts.total());
        }
    }

    /** What a started collection answers. */
    record Started(Transfer transfer) {}

    static ContractView of(Contract contract) {
        var line = contract.line();
        return new ContractView(
                line.id(),
                line.number(),
                line.enterprise(),
                line.product(),
                line.principal(),
                line.state(),
                line.daysPastDue(),
                line.nextDue(),
                line.rate(),
                line.disbursedOn(),
                contract.terms(),
                contract.riskClass(),
                contract.asOf(),
                Owed.of(contract.outstanding()),
                Owed.of(contract.overdue()),
                contract.instalments(),
                contract.receipts(),
                contract.collections(),
                contract.application(),
                contract.document() == null
                        ? List.of()
                        : List.of(new DocumentLink(contract.document(), "contract")));
    }
}
