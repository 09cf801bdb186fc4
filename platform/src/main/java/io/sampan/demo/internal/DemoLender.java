package io.sampan.demo.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.Commands;
import io.sampan.access.SystemClock;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BusinessDay;
import io.sampan.install.DemoData;
import io.sampan.install.Progress;
import io.sampan.install.Refusal;
import io.sampan.install.SignIns;
import io.sampan.payments.Payments;
import io.sampan.servicing.Servicing;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

/**
 * Lives two years of a lender's life day by day through the product's own doors. Every step is a
 * command with a key made from the seed, so a load that was killed is continued by the next and
 * does nothing twice; days that are closed are only read again.
 */
@Component
class DemoLender implements DemoData {

    private static final Logger LOG = LoggerFactory.getLogger(DemoLender.class);

    /** How often the database may go away during one load. */
    private static final int TRIES_MAX = 100;

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Access access;
    private final Commands commands;
    private final SystemClock clock;
    private final BusinessDay businessDay;
    private final Accounting accounting;
    private final Payments payments;
    private final Servicing servicing;
    private final Staff staff;
    private final Capital capital;
    private final Customers customers;
    private final Borrowing borrowing;
    private final Repayments repayments;
    private final Bookkeeping bookkeeping;

    DemoLender(
            Access access,
            Commands commands,
            SystemClock clock,
            BusinessDay businessDay,
            Accounting accounting,
            Payments payments,
            Servicing servicing,
            Staff staff,
            Capital capital,
            Customers customers,
            Borrowing borrowing,
            Repayments repayments,
            Bookkeeping bookkeeping) {
        this.access = access;
        this.commands = commands;
        this.clock = clock;
        this.businessDay = businessDay;
        this.accounting = accounting;
        this.payments = payments;
        this.servicing = servicing;
        this.staff = staff;
        this.capital = capital;
        this.customers = customers;
        this.borrowing = borrowing;
        this.repayments = repayments;
        this.bookkeeping = bookkeeping;
    }

    @Override
    public void load(Progress progress, SignIns signIns) {
        var today = LocalDate.now(clock);
        try {
            for (int tries = 1; !lived(today, progress, signIns, tries); tries++) {
                pause();
            }
        } finally {
            clock.runOn();
        }
    }

    /** No, if the database went away meanwhile; what was committed will not be done again. */
    private boolean lived(LocalDate today, Progress progress, SignIns signIns, int tries) {
        try {
            access.as(
                    Actor.SYSTEM,
                    () -> {
                        try (var _ = accounting.bulk()) {
                            live(today, progress, signIns);
                        }
                    });
            return true;
        } catch (DataAccessResourceFailureException
                | CannotCreateTransactionException
                | TransactionSystemException e) {
            if (tries == TRIES_MAX) {
                throw e;
            }
            LOG.warn("the database went away, the load goes on when it is back");
            LOG.debug("it went away in", e);
            return false;
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the load was interrupted", e);
        }
    }

    private void live(LocalDate today, Progress progress, SignIns signIns) {
        var first = firstDay(today);
        var last = customers.lastDay(first, today);
        at(first, 8);
        begin(first);
        customers.forget();
        borrowing.forget();
        repayments.forget();
        staff.hire(signIns);
        capital.pay(first);
        customers.welcome(last, signIns);
        customers.leaveInvoices();
        var plan = Plan.of(Demo.SEED, first, last, Demo.FIRMS, Demo.APPLICATIONS);
        var wishes = plan.wishes().stream().collect(Collectors.groupingBy(Plan.Wanted::day));
        long days = last.toEpochDay() - first.toEpochDay();
        for (var date = first; !date.isAfter(last); date = date.plusDays(1)) {
            var day = date;
            at(day, 9);
            boolean over = day.isBefore(businessDay.today());
            borrowing.borrow(
                    wishes.getOrDefault(day, List.of()), day, !day.isAfter(last.minusDays(6)));
            if (day.equals(last.minusDays(2))) {
                borrowing.borrow(Exhibits.comeAgain(borrowing.referred(), day), day, false);
            }
            at(day, 14);
            repayments.of(day, borrowing.loans());
            if (!over) {
                settle();
            }
            // The next day may be open although a kill cut off the closing of this one.
            if (day.isBefore(last) && !day.plusDays(1).isBefore(businessDay.today())) {
                at(day, 22);
                close(day);
                at(day.plusDays(1), 6);
                settle();
            }
            if (day.getDayOfMonth() == 1 || day.equals(last)) {
                progress.tell("days", day.toEpochDay() - first.toEpochDay(), days);
            }
        }
        at(last, 18);
        accounting.settle();
        bookkeeping.keep(last);
    }

    /**
     * Opens the first day.
     *
     * @throws Refusal if a lender who is not the demo's does business here
     */
    private void begin(LocalDate first) {
        if (customers.firstDay().isPresent()) {
            return;
        }
        commands.once(
                "demo-begun",
                "demo.begin",
                Demo.SEED,
                Void.class,
                () -> {
                    if (!businessDay.open(first)) {
                        throw new Refusal(
                                "This home has books of its own, and demo data does not mix with them. ./sampan start runs"
                                        + " it; for a demo, set SAMPAN_HOME to an empty folder.");
                    }
                    return null;
                });
    }

    /** The same first day for a load that is continued, whenever that is. */
    private LocalDate firstDay(LocalDate today) {
        return customers.firstDay().orElse(today.minusMonths(Demo.MONTHS));
    }

    /** The demo stops rather than live a day whose eve did not close. */
    private void close(LocalDate day) {
        var closed = servicing.endOfDay(day);
        if (!businessDay.today().isAfter(day)) {
            throw new IllegalStateException(day + " does not close: " + closed.setAside());
        }
    }

    private void settle() {
        while (payments.poll() > 0) {
            // One settlement may order another; go on until the bank has nothing new.
        }
    }

    private void at(LocalDate day, int hour) {
        clock.runAt(day.atTime(LocalTime.of(hour, 0)).atZone(SystemClock.ZONE).toInstant());
    }
}
