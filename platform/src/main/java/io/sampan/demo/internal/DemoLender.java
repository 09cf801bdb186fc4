package io.sampan.demo.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.SystemClock;
import io.sampan.accounting.BusinessDay;
import io.sampan.install.DemoData;
import io.sampan.install.Progress;
import io.sampan.install.SignIns;
import io.sampan.payments.Payments;
import io.sampan.servicing.Servicing;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/**
 * Lives two years of a lender's life day by day through the product's own doors. Every step is a
 * command with a key made from the seed, so a load that was killed is continued by the next and
 * does nothing twice; days that are closed are only read again.
 */
@Component
class DemoLender implements DemoData {

    private final Access access;
    private final SystemClock clock;
    private final BusinessDay businessDay;
    private final Payments payments;
    private final Servicing servicing;
    private final Staff staff;
    private final Customers customers;
    private final Borrowing borrowing;
    private final Repayments repayments;

    DemoLender(
            Access access,
            SystemClock clock,
            BusinessDay businessDay,
            Payments payments,
            Servicing servicing,
            Staff staff,
            Customers customers,
            Borrowing borrowing,
            Repayments repayments) {
        this.access = access;
        this.clock = clock;
        this.businessDay = businessDay;
        this.payments = payments;
        this.servicing = servicing;
        this.staff = staff;
        this.customers = customers;
        this.borrowing = borrowing;
        this.repayments = repayments;
    }

    @Override
    public void load(Progress progress, SignIns signIns) {
        var today = LocalDate.now(clock);
        try {
            access.as(Actor.SYSTEM, () -> live(today, progress, signIns));
        } finally {
            clock.runOn();
        }
    }

    private void live(LocalDate today, Progress progress, SignIns signIns) {
        var first = firstDay(today);
        var last = customers.lastDay(first, today);
        at(first, 8);
        businessDay.open(first);
        staff.hire(signIns);
        customers.welcome(last, signIns);
        var plan = Plan.of(Demo.SEED, first, last, Demo.FIRMS, Demo.APPLICATIONS);
        var wishes = plan.wishes().iterator();
        var next = wishes.next();
        long days = last.toEpochDay() - first.toEpochDay();
        for (var day = first; !day.isAfter(last); day = day.plusDays(1)) {
            at(day, 9);
            boolean over = day.isBefore(businessDay.today());
            while (next != null && !next.day().isAfter(day)) {
                borrowing.borrow(next, day, !day.isAfter(last.minusDays(6)));
                next = wishes.hasNext() ? wishes.next() : null;
            }
            if (!over) {
                settle();
            }
            at(day, 14);
            repayments.of(day, borrowing.loans());
            if (!over) {
                settle();
            }
            if (!over && day.isBefore(last)) {
                at(day, 22);
                close(day);
                at(day.plusDays(1), 6);
                settle();
            }
            if (day.getDayOfMonth() == 1 || day.equals(last)) {
                progress.tell("days", day.toEpochDay() - first.toEpochDay(), days);
            }
        }
        customers.leaveInvoices();
    }

    /** The same first day for a load that is continued, whenever that is. */
    private LocalDate firstDay(LocalDate today) {
        return customers.firstDay().orElse(today.minusMonths(Demo.MONTHS));
    }

    /** The demo stops rather than live a day whose eve did not close. */
    private void close(LocalDate day) {
        var closed = servicing.endOfDay();
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
