package io.sampan.sharing;

import io.sampan.money.Money;
import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;

/**
 * A VAT return as it was known at an instant.
 *
 * @param from first day of the period, usually a month or a quarter
 * @param to its last day
 * @param declared sales of the period without tax, zero or more
 * @param paid tax paid for the period, zero or more
 * @param filedOn the day it, or its latest correction, was filed
 * @param knownAt when this version had reached us
 */
public record TaxReturn(
        EnterpriseId enterprise,
        LocalDate from,
        LocalDate to,
        Money declared,
        Money paid,
        LocalDate filedOn,
        Instant knownAt) {}
