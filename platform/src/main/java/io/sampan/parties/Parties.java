package io.sampan.parties;

import io.sampan.access.Page;
import io.sampan.access.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The enterprises and persons the lender deals with. Personal numbers come out masked; the verbs
 * that give a whole number write into the audit trail who saw it.
 */
public interface Parties {

    /**
     * Registers an enterprise with its legal representative.
     *
     * @param on the business day: from then it is a customer, and by its rules it is sized
     * @throws Problem 409 if the unified social credit code is registered, 400 if the industry does
     *     not exist
     */
    EnterpriseId register(NewEnterprise enterprise, LocalDate on);

    /**
     * Changes what is given and sizes the enterprise anew.
     *
     * @param version the version the change was made on; empty takes any
     * @throws Problem 409 if the enterprise has another version now
     */
    Enterprise change(
            EnterpriseId id, ChangedEnterprise changes, Optional<Integer> version, LocalDate on);

    /**
     * An enterprise.
     *
     * @throws Problem 404
     */
    Enterprise enterprise(EnterpriseId id);

    Optional<EnterpriseId> find(UnifiedSocialCreditCode code);

    /** Enterprises whose name contains the text or whose code it is, by name. */
    Page<Enterprise> enterprises(@Nullable String q, @Nullable String cursor, int limit);

    /**
     * Enterprises that belong together with one, each with the strongest tie, by name.
     *
     * @param shareMin the smallest share of an owner that counts, a fraction
     */
    List<Related> related(EnterpriseId id, BigDecimal shareMin);

    /** Enterprises whose legal representative has this identity number. Logged. */
    List<EnterpriseId> represented(ResidentIdNumber idNumber);

    /** Enterprises whose legal representative has this mobile number. Logged. */
    List<EnterpriseId> reachedBy(MobileNumber phone);

    /** Enterprises that registered this card. Logged. */
    List<EnterpriseId> holding(BankCardNumber cardNumber);

    /**
     * A person, masked.
     *
     * @throws Problem 404
     */
    Person person(PersonId id);

    /** The whole identity number, for whoever must have it. Logged with the reason. */
    ResidentIdNumber idNumber(PersonId id, String reason);

    /** The whole mobile number. Logged with the reason. */
    MobileNumber phone(PersonId id, String reason);

    /** Registers an account; the same card of the same enterprise is the same account. */
    BankAccountId addAccount(EnterpriseId enterprise, NewBankAccount account);

    List<BankAccount> accounts(EnterpriseId enterprise);

    /**
     * An account, masked.
     *
     * @throws Problem 404
     */
    BankAccount account(BankAccountId id);

    /** The whole card number, for payments. Logged. */
    BankCardNumber cardNumber(BankAccountId id);

    /**
     * Gives a consent, or gives it anew until another day.
     *
     * @param until last day it holds: not before the business day, at most as far as the pack says
     * @param on the business day
     */
    Consent giveConsent(EnterpriseId enterprise, Purpose purpose, LocalDate until, LocalDate on);

    /** Withdraws a consent; withdrawing what is not given changes nothing. */
    void withdrawConsent(EnterpriseId enterprise, Purpose purpose);

    /** Where the enterprise stands about every purpose. */
    List<Consent> consents(EnterpriseId enterprise);

    /** Whether a consent was in force at an instant. */
    boolean consented(EnterpriseId enterprise, Purpose purpose, Instant at);

    /** Who stands behind an enterprise as it was known at an instant; empty if it was not known. */
    Optional<Ties> ties(EnterpriseId id, Instant knownAt);

    /** The enterprises that were known to belong to a division of GB/T 4754-2017. */
    List<EnterpriseId> ofIndustry(String division, Instant knownAt);

    /** All divisions of GB/T 4754-2017. */
    List<Industry> industries();
}
