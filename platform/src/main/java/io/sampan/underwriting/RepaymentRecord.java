package io.sampan.underwriting;

import io.sampan.parties.EnterpriseId;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an enterprise has paid us, as it was known at an instant. Every capability that collects
 * implements it as a bean (servicing for running contracts); underwriting puts them together.
 */
@FunctionalInterface
public interface RepaymentRecord {

    History of(EnterpriseId enterprise, LocalDate on, Instant knownAt);

    /**
     * What happened up to a day.
     *
     * @param instalments those whose last day in time was before it
     * @param paidOff loans of which nothing is owed any more
     * @param debits what was asked of its bank and has ended
     */
    record History(List<Instalment> instalments, List<PaidOff> paidOff, List<Debit> debits) {

        public static final History NONE = new History(List.of(), List.of(), List.of());

        public History {
            instalments = List.copyOf(instalments);
            paidOff = List.copyOf(paidOff);
            debits = List.copyOf(debits);
        }
    }

    /**
     * An instalment.
     *
     * @param payableBy the last day on which payment was in time
     * @param paidOn the day it was wholly paid; null while it is not
     * @param knownAt when the last fact about its loan had reached us
     */
    record Instalment(LocalDate payableBy, @Nullable LocalDate paidOn, Instant knownAt) {}

    /** A loan that ended in full payment. */
    record PaidOff(LocalDate on, Instant knownAt) {}

    /** A debit of its account. */
    record Debit(LocalDate askedOn, boolean failed, Instant knownAt) {}
}
