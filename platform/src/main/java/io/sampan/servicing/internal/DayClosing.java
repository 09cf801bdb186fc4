package io.sampan.servicing.internal;

import io.sampan.access.Problem;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.BusinessDay;
import io.sampan.accounting.TrialBalance;
import io.sampan.money.Money;
import io.sampan.servicing.ContractId;
import io.sampan.servicing.DayClose;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes the business day and opens the next. Every step is recorded in the transaction that does
 * its work, so a closing that was cut off anywhere is finished by the next call, and nothing
 * happens twice. One closer at a time, whatever the number of instances: the lock is the
 * database's.
 */
@Component
class DayClosing {

    private static final Logger LOG = LoggerFactory.getLogger(DayClosing.class);
    private static final int CHUNK = 500;

    private final Closings closings;
    private final Accruals accruals;
    private final Classes classes;
    private final Opening opening;
    private final Accounting accounting;
    private final BusinessDay businessDay;
    private final RulesInForce rules;
    private final JdbcClient jdbc;
    private final TransactionTemplate alone;

    /** Reads books and contracts as of one instant, while payments go on settling. */
    private final TransactionTemplate still;

    DayClosing(
            Closings closings,
            Accruals accruals,
            Classes classes,
            Opening opening,
            Accounting accounting,
            BusinessDay businessDay,
            RulesInForce rules,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.closings = closings;
        this.accruals = accruals;
        this.classes = classes;
        this.opening = opening;
        this.accounting = accounting;
        this.businessDay = businessDay;
        this.rules = rules;
        this.jdbc = jdbc;
        this.alone = new TransactionTemplate(transactions);
        alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        this.still = new TransactionTemplate(transactions);
        still.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
        still.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    /** Finishes a closing that was cut off, or closes the current day. */
    DayClose endOfDay() {
        return inTransaction(() -> {
            closings.lock();
            return run(closings.unfinished().orElseGet(() -> next(businessDay.today())));
        });
    }

    /** As {@link #endOfDay()} for a named day; a day closed already answers its report. */
    DayClose endOfDay(LocalDate day) {
        return inTransaction(() -> {
            closings.lock();
            var unfinished = closings.unfinished();
            if (unfinished.map(Closings.Begun::day).filter(day::equals).isPresent()) {
                return run(unfinished.get());
            }
            if (closings.closed(day)) {
                return report(next(day), true);
            }
            if (unfinished.isPresent() || !day.equals(businessDay.today())) {
                throw Problem.of("SMP-SRV-0413").field("day").with("day", day);
            }
            return run(next(day));
        });
    }

    private static Closings.Begun next(LocalDate day) {
        return new Closings.Begun(day, day.plusDays(1));
    }

    /** Finishes a closing that was cut off, unless somebody is at it. */
    void resume() {
        if (closings.unfinished().isEmpty()) {
            return;
        }
        alone.executeWithoutResult(_ -> {
            if (closings.lockNow()) {
                closings.unfinished().ifPresent(this::run);
            }
        });
    }

    /** What happened to the items of a step. */
    record Count(long done, long total, long failed) {
        Count plus(Count other) {
            return new Count(done + other.done, total + other.total, failed + other.failed);
        }
    }

    private DayClose run(Closings.Begun begun) {
        var day = begun.day();
        var open = closings.open(day);
        reckon(begun, open);
        if (!advance(begun, open)) {
            return report(begun, false);
        }
        if (open.contains(DayStep.CONTRACTS)) {
            chunks(
                    day,
                    DayStep.CONTRACTS,
                    () -> opening.fallingDue(begun.next(), day, CHUNK),
                    () -> {});
        }
        if (open.contains(DayStep.DEBITS)) {
            chunks(
                    day,
                    DayStep.DEBITS,
                    () -> opening.toDebit(begun.next(), day, CHUNK),
                    () -> closings.finish(day));
        } else {
            alone.executeWithoutResult(_ -> closings.finish(day));
        }
        return report(begun, true);
    }

    private DayClose report(Closings.Begun begun, boolean finished) {
        return new DayClose(
                begun.day(),
                finished ? begun.next() : begun.day(),
                closings.report(begun.day()),
                closings.setAside(begun.day()));
    }

    /** Begins, and finds out what the day was worth, in one transaction. */
    private void reckon(Closings.Begun begun, Set<DayStep> open) {
        if (!open.contains(DayStep.ACCRUAL) && !open.contains(DayStep.CLASSES)) {
            return;
        }
        var day = begun.day();
        alone.executeWithoutResult(_ -> {
            closings.begin(begun);
            if (open.contains(DayStep.ACCRUAL)) {
                whole(day, DayStep.ACCRUAL, () -> accruals.post(day));
            }
            if (open.contains(DayStep.CLASSES)) {
                whole(day, DayStep.CLASSES, () -> classes.classify(day));
            }
        });
    }

    /**
     * The books must balance, and the loans in them equal the contracts, before the day ends: both
     * are read as of one instant, and the next day is opened in the same transaction. Answers
     * whether it is open.
     */
    private boolean advance(Closings.Begun begun, Set<DayStep> open) {
        if (!open.contains(DayStep.ADVANCE)) {
            return true;
        }
        var day = begun.day();
        int waiting = accounting.settle();
        return Objects.requireNonNull(
                still.execute(_ -> {
                    if (open.contains(DayStep.BALANCE) && !balanced(day, waiting)) {
                        return false;
                    }
                    whole(
                            day,
                            DayStep.ADVANCE,
                            () -> {
                                businessDay.advance(begun.next());
                                return 1;
                            });
                    return true;
                }));
    }

    private boolean balanced(LocalDate day, int waiting) {
        long start = System.nanoTime();
        var fault = waiting == 0 ? fault(day) : waiting + " journals are recorded and not posted";
        if (!fault.isEmpty()) {
            LOG.error("day {} does not close: {}", day, fault);
            closings.setAside(day, DayStep.BALANCE, null, "SMP-SRV-0501", fault);
        }
        var count = new Count(fault.isEmpty() ? 1 : 0, 1, fault.isEmpty() ? 0 : 1);
        record(day, DayStep.BALANCE, count, start, fault.isEmpty());
        return fault.isEmpty();
    }

    /** A step that is one piece of work, in the caller's transaction. */
    private void whole(LocalDate day, DayStep step, IntSupplier work) {
        long start = System.nanoTime();
        int done = work.getAsInt();
        record(day, step, new Count(done, done, 0), start, true);
    }

    private String fault(LocalDate day) {
        var trial = accounting.trialBalance(day);
        if (!trial.balanced()) {
            return "debits " + trial.totalDebit() + ", credits " + trial.totalCredit();
        }
        var account = rules.loansAccount(day);
        var books = booked(trial, account);
        long contracts =
                jdbc.sql(
                                """
                                select coalesce(sum(outstanding_minor), 0) from servicing.snapshot
                                 where disbursed_on is not null
                                """)
                        .query(Long.class)
                        .single();
        var owed = Money.ofMinor(books.currency(), contracts);
        return books.equals(owed)
                ? ""
                : "account " + account + " holds " + books + ", the contracts owe " + owed;
    }

    /** As {@code Accounting.balance} says, from the trial balance that has just been read. */
    private static Money booked(TrialBalance trial, String account) {
        return trial.rows().stream()
                .filter(row -> row.account().no().equals(account))
                .findFirst()
                .map(row -> row.debits().minus(row.credits()))
                .orElseGet(() -> Money.zero(trial.currency()));
    }

    /**
     * A step over many contracts, a transaction a chunk; one bad contract harms no other. That the
     * step is done is written with its last chunk.
     */
    private void chunks(
            LocalDate day, DayStep step, Supplier<List<ContractId>> next, Runnable whenDone) {
        long start = System.nanoTime();
        var before = new Count(0, 0, 0);
        var ids = next.get();
        for (; ids.size() == CHUNK; ids = next.get()) {
            before = before.plus(together(day, step, ids, _ -> {}));
        }
        var sofar = before;
        together(
                day,
                step,
                ids,
                count -> {
                    record(day, step, sofar.plus(count), start, true);
                    whenDone.run();
                });
    }

    /** Works on these in one transaction, or one by one if that fails; then, in the last, ends. */
    private Count together(LocalDate day, DayStep step, List<ContractId> ids, Consumer<Count> end) {
        try {
            return inTransaction(() -> {
                var count = work(day, step, ids);
                end.accept(count);
                return count;
            });
        } catch (RuntimeException together) {
            if (ids.isEmpty()) {
                throw together;
            }
            LOG.warn("{} of day {}: one by one after a chunk failed", step, day);
            var count = new Count(0, 0, 0);
            for (var id : ids) {
                count = count.plus(single(day, step, id));
            }
            var all = count;
            alone.executeWithoutResult(_ -> end.accept(all));
            return all;
        }
    }

    private Count single(LocalDate day, DayStep step, ContractId id) {
        try {
            return inTransaction(() -> work(day, step, List.of(id)));
        } catch (RuntimeException e) {
            return setAside(day, step, id, e);
        }
    }

    private Count work(LocalDate day, DayStep step, List<ContractId> ids) {
        if (ids.isEmpty()) {
            return new Count(0, 0, 0);
        }
        var today = day.plusDays(1);
        if (step == DayStep.CONTRACTS) {
            opening.fallDue(ids, today);
        } else {
            opening.debit(ids, today);
        }
        return new Count(ids.size(), ids.size(), 0);
    }

    private Count setAside(LocalDate day, DayStep step, ContractId id, RuntimeException cause) {
        // A lost database is no fault of the contract: the closing stops and is finished later.
        inTransaction(() -> jdbc.sql("select 1").query(Integer.class).single());
        LOG.error("contract {} set aside in {} of day {}", id, step, day, cause);
        var code = cause instanceof Problem problem ? problem.code() : "SMP-SRV-0502";
        alone.executeWithoutResult(
                _ -> closings.setAside(day, step, id, code, String.valueOf(cause.getMessage())));
        return new Count(0, 1, 1);
    }

    private void record(LocalDate day, DayStep step, Count count, long start, boolean finished) {
        closings.step(
                day,
                new DayClose.Step(
                        step.name(),
                        step.words(),
                        count.done(),
                        count.total(),
                        count.failed(),
                        Math.round((System.nanoTime() - start) / 1e6) / 1e3,
                        finished));
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(alone.execute(_ -> work.get()));
    }
}
