package io.sampan.lending;

import io.sampan.access.Page;
import io.sampan.money.Money;
import io.sampan.parties.BankAccountId;
import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/**
 * Loans from the wish to the money. Every verb takes the business day; a borrower reaches only its
 * own enterprise's applications, others answer as if they did not exist.
 */
public interface Lending {

    /** The products on sale. */
    List<Product> products(LocalDate on);

    /** What no product may be used for. */
    List<LoanPurpose> barredPurposes(LocalDate on);

    /**
     * Begins an application as a draft.
     *
     * @throws io.sampan.access.Problem SMP-LEN-01xx naming the field that cannot be
     */
    Application draft(EnterpriseId enterprise, Wish wish, LocalDate on);

    /** Saves what is said of a draft and keeps the rest; it then lives another 30 days. */
    Application save(ApplicationId id, Wish wish, LocalDate on);

    /** An application with its steps. */
    Application application(ApplicationId id);

    /** Applications without their steps, the newest first. */
    Page<Application> applications(ApplicationQuery query);

    /** What an application still lacks before {@link #submit}; empty once it was submitted. */
    Set<Missing> missing(Application application);

    /**
     * Asks underwriting: the application is offered, referred or refused afterwards.
     *
     * @throws io.sampan.access.Problem SMP-LEN-0111 to 0114 if something is missing
     */
    Application submit(ApplicationId id, LocalDate on);

    /** What the customer can do about a refusal, a referral or an offer of less than was asked. */
    WhatHelps whatHelps(Application application);

    /**
     * The customer wants a person to look at a refusal: it is referred then.
     *
     * @throws io.sampan.access.Problem SMP-UND-0810 if policy has not refused it or a person has
     *     looked at it already
     */
    Application askPerson(ApplicationId id, LocalDate on);

    /**
     * What a choice within the offer costs.
     *
     * @throws io.sampan.access.Problem if the offer has run out or the choice is not within it
     */
    Quote quote(ApplicationId id, Choice choice, LocalDate on);

    /** What the contract rate of an application's offer is made of; the parts add up to it. */
    List<RatePart> rateParts(Application application);

    /** The most that can still be taken up of the application's offer. */
    Money available(Application application);

    /** Draws up the contract for a choice; the same choice on the same day is the same paper. */
    Paper paper(
            ApplicationId id, Choice choice, BankAccountId account, String language, LocalDate on);

    /**
     * Signs a paper and orders the pay-out, or a second check of it above the pack's line.
     *
     * @throws io.sampan.access.Problem if the offer or the paper is out of date, the hash is
     *     another one, or the application is signed already
     */
    Application sign(ApplicationId id, SignRequest request, LocalDate on);

    /** Tries a failed pay-out again; it cannot pay twice. */
    Application retryPayment(ApplicationId id);

    /** Takes an unsigned application back. */
    Application withdraw(ApplicationId id, LocalDate on);

    /** Marks drafts and offers that have run out. A job calls it. Returns how many. */
    int expire(LocalDate on);

    /** What a borrower sees first. */
    Home home(EnterpriseId enterprise, LocalDate on);
}
