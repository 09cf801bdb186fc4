package io.sampan.contracts;

import java.math.BigDecimal;
import java.util.List;

/**
 * What a guarantee or collateral covers.
 *
 * @param contracts covered contracts whose terms are known
 * @param contractIds identifiers of all covered contracts
 * @param share 1 covers everything, 0.8 covers 80 %
 * @param event the performance that calls the cover
 */
public record Cover(
        List<Covered> contracts,
        List<String> contractIds,
        BigDecimal share,
        Exposure exposure,
        Performance event) {

    /**
     * A covered contract.
     *
     * @param marketObject code under which its market value is observed
     */
    public record Covered(Terms terms, String marketObject) {}

    /** What of a covered contract is covered. */
    public enum Exposure {
        /** Nominal. */
        NO,
        /** Nominal and accrued interest. */
        NI,
        /** Market value, observed. */
        MV
    }

    public Cover {
        contracts = List.copyOf(contracts);
        contractIds = List.copyOf(contractIds);
        if (contractIds.isEmpty()) {
            throw new TermRefusedException(
                    "contractStructure", "without COVE", "at least one covered contract");
        }
        if (share.signum() < 0) {
            throw new TermRefusedException("coverageOfCreditEnhancement", share, "0 or more");
        }
    }
}
