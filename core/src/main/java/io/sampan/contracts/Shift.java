package io.sampan.contracts;

import io.sampan.calendar.BusinessDayConvention;

/**
 * What happens when an event falls on a rest day. {@code SC…} shifts first and calculates with the
 * shifted date; {@code CS…} calculates with the date as scheduled and shifts only the payment.
 */
public enum Shift {
    NOS(BusinessDayConvention.NONE, false),
    SCF(BusinessDayConvention.FOLLOWING, true),
    SCMF(BusinessDayConvention.MODIFIED_FOLLOWING, true),
    CSF(BusinessDayConvention.FOLLOWING, false),
    CSMF(BusinessDayConvention.MODIFIED_FOLLOWING, false),
    SCP(BusinessDayConvention.PRECEDING, true),
    SCMP(BusinessDayConvention.MODIFIED_PRECEDING, true),
    CSP(BusinessDayConvention.PRECEDING, false),
    CSMP(BusinessDayConvention.MODIFIED_PRECEDING, false);

    private final BusinessDayConvention convention;
    private final boolean calculatesShifted;

    Shift(BusinessDayConvention convention, boolean calculatesShifted) {
        this.convention = convention;
        this.calculatesShifted = calculatesShifted;
    }

    public BusinessDayConvention convention() {
        return convention;
    }

    /** Whether year fractions use the shifted date. */
    public boolean calculatesShifted() {
        return calculatesShifted;
    }
}
