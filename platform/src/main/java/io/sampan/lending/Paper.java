package io.sampan.lending;

import io.sampan.evidence.DocumentId;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import java.time.LocalDate;

/**
 * A contract text drawn up for one choice, ready to be read and signed on the business day it was
 * drawn up for.
 *
 * @param document in {@code evidence}
 * @param sha256 the hash the signature is given over
 * @param pages how many the signer leafs through
 * @param drawn the business day the plan in it presumes
 */
public record Paper(
        DocumentId document,
        ApplicationId application,
        String product,
        Money amount,
        int months,
        AnnualRate rate,
        BankAccountId account,
        String language,
        LocalDate drawn,
        String sha256,
        int pages) {}
