package io.sampan.underwriting.internal;

import io.sampan.underwriting.RepaymentRecord.Debit;
import io.sampan.underwriting.RepaymentRecord.History;
import io.sampan.underwriting.RepaymentRecord.Instalment;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Features from how an enterprise and its relations have paid us: a pure function. */
final class RepaymentFeatures {

    private static final int MONTHS_WORST = 24;
    private static final int MONTHS_DEBITS = 12;

    private RepaymentFeatures() {}

    static Measurements of(List<History> histories, LocalDate on) {
        var found = new Measurements();
        var instalments = histories.stream().flatMap(h -> h.instalments().stream()).toList();
        var known = instalments.stream().map(Instalment::knownAt).max(Instant::compareTo);
        if (known.isPresent()) {
            instalments(instalments, on, known.get(), found);
        }
        var ends = new ArrayList<Instant>(instalments.stream().map(Instalment::knownAt).toList());
        int paidOff = 0;
        for (var history : histories) {
            for (var end : history.paidOff()) {
                ends.add(end.knownAt());
                paidOff += end.on().isAfter(on) ? 0 : 1;
            }
        }
        if (!ends.isEmpty()) {
            found.put(
                    Feature.LOANS_PAID_OFF,
                    paidOff,
                    ends.stream().max(Instant::compareTo).orElseThrow());
        }
        debits(histories.stream().flatMap(h -> h.debits().stream()).toList(), on, found);
        return found;
    }

    private static void instalments(
            List<Instalment> instalments, LocalDate on, Instant known, Measurements found) {
        long inTime = instalments.stream().filter(i -> late(i, on) == 0).count();
        found.share(Feature.INSTALMENTS_ON_TIME, inTime, instalments.size(), known);
        instalments.stream()
                .filter(i -> end(i, on).isAfter(on.minusMonths(MONTHS_WORST)))
                .mapToLong(i -> late(i, on))
                .max()
                .ifPresent(worst -> found.put(Feature.WORST_DAYS_LATE, (double) worst, known));
        instalments.stream()
                .filter(i -> late(i, on) > 0)
                .map(i -> end(i, on))
                .max(LocalDate::compareTo)
                .ifPresent(last ->
                        found.put(
                                Feature.DAYS_SINCE_LATE,
                                (double) ChronoUnit.DAYS.between(last, on),
                                known));
    }

    private static void debits(List<Debit> debits, LocalDate on, Measurements found) {
        var latest =
                debits.stream()
                        .filter(d -> d.askedOn().isAfter(on.minusMonths(MONTHS_DEBITS)))
                        .toList();
        latest.stream()
                .map(Debit::knownAt)
                .max(Instant::compareTo)
                .ifPresent(known ->
                        found.share(
                                Feature.DEBITS_FAILED_SHARE,
                                latest.stream().filter(Debit::failed).count(),
                                latest.size(),
                                known));
    }

    /** The longest anything unpaid is late on the day, and when it was known. */
    static Optional<Late> lateNow(List<History> histories, LocalDate on) {
        Late worst = null;
        for (var history : histories) {
            for (var i : history.instalments()) {
                long days = i.paidOn() == null ? late(i, on) : 0;
                if (worst == null) {
                    worst = new Late(days, i.knownAt());
                } else {
                    var known =
                            i.knownAt().isAfter(worst.knownAt()) ? i.knownAt() : worst.knownAt();
                    worst = new Late(Math.max(days, worst.days()), known);
                }
            }
        }
        return Optional.ofNullable(worst);
    }

    /** Days late now. */
    record Late(long days, Instant knownAt) {}

    private static LocalDate end(Instalment i, LocalDate on) {
        return i.paidOn() == null || i.paidOn().isAfter(on) ? on : i.paidOn();
    }

    private static long late(Instalment i, LocalDate on) {
        return Math.max(0, ChronoUnit.DAYS.between(i.payableBy(), end(i, on)));
    }
}
