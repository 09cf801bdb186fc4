package io.sampan.accounting.internal;

import io.sampan.ledger.Answer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The lane of one book: a thread that takes what waits, the recorded journals first, and hands it
 * to the {@link Writer} in batches; whoever asked is answered after the commit. It writes only
 * while it has the book's lease; what a lane does that was late is refused by the key of the batch.
 */
final class Lane implements AutoCloseable {

    /** Steps of a batch. */
    static final int BATCH_MAX = 1_000;

    /** Steps that may wait; more are refused. */
    static final int QUEUE_MAX = 50_000;

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);
    private static final Duration LEASE = Duration.ofSeconds(6);
    private static final Duration RENEW = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(250);
    private static final Duration ASIDE = Duration.ofSeconds(5);
    private static final Duration UNSURE_MAX = Duration.ofSeconds(15);
    private static final Duration WARN = Duration.ofSeconds(1);
    private static final Duration PAUSE_MIN = Duration.ofMillis(10);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

    /** The lane cannot take this now; nothing happened. */
    static final class Busy extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Busy(String message) {
            super(message, null, false, false);
        }
    }

    private record Asked(Order order, CompletableFuture<Answer> answer) {}

    private record Awaited(Set<String> journals, CompletableFuture<Void> posted) {}

    private final String book;
    private final BookStore store;
    private final Writer writer;
    private final UUID holder = UUID.randomUUID();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final Queue<Awaited> awaited = new ConcurrentLinkedQueue<>();
    private final int queueMax;
    private final Semaphore room;
    private final Thread thread;
    private final Map<String, Long> aside = new HashMap<>();
    private volatile boolean stopped;
    private volatile boolean leased;
    private volatile boolean recorded = true;
    private long leaseAsked = System.nanoTime() - RENEW.toNanos();
    private long warned = System.nanoTime() - WARN.toNanos();
    private long looked = System.nanoTime();

    Lane(String book, BookStore store, Writer writer) {
        this(book, store, writer, QUEUE_MAX);
    }

    /**
     * @param queueMax steps that may wait
     */
    Lane(String book, BookStore store, Writer writer, int queueMax) {
        this.queueMax = queueMax;
        this.room = new Semaphore(queueMax);
        this.book = book;
        this.store = store;
        this.writer = writer;
        this.thread = Thread.ofPlatform().name("lane-" + book).daemon().unstarted(this::run);
    }

    Lane start() {
        thread.start();
        return this;
    }

    /**
     * Queues an order.
     *
     * @throws Busy if too much waits already
     */
    CompletableFuture<Answer> ask(Order order) {
        if (stopped) {
            throw new Busy("the lane of " + book + " is closed");
        }
        if (!room.tryAcquire(order.size())) {
            throw new Busy("more than " + queueMax + " steps wait in the lane of " + book);
        }
        var answer = new CompletableFuture<Answer>();
        asked.add(new Asked(order, answer));
        LockSupport.unpark(thread);
        return answer;
    }

    /**
     * Wakes the lane for journals that were committed; done when none of them waits any more. Fails
     * if one of them is refused.
     */
    CompletableFuture<Void> posted(Collection<String> journals) {
        var posted = new CompletableFuture<Void>();
        awaited.add(new Awaited(new HashSet<>(journals), posted));
        recorded = true;
        LockSupport.unpark(thread);
        return posted;
    }

    /** Waits until this lane writes the book. */
    void awaitLease() {
        while (!leased && !stopped) {
            LockSupport.parkNanos(PAUSE_MIN.toNanos());
        }
    }

    @Override
    public void close() {
        stopped = true;
        LockSupport.unpark(thread);
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        while (!stopped) {
            try {
                round();
            } catch (BookStore.Unsure | BookStore.Overtaken e) {
                warn("the lane of {} goes on when its store does: {}", e);
                pause(LOOK);
            } catch (RuntimeException e) {
                LOG.error("the lane of {} stumbled and goes on", book, e);
                writer.forget();
                pause(PAUSE_MAX);
            }
        }
        try {
            if (leased) {
                store.giveUp(holder);
            }
        } catch (RuntimeException e) {
            LOG.info("the lease of {} runs out by itself: {}", book, e.getMessage());
        }
        refuse("the lane of " + book + " is closed");
        store.close();
    }

    private void round() {
        if (!lease()) {
            refuse("book " + book + " is kept by another node");
            watchOthers();
            return;
        }
        boolean look = recorded || (asked.isEmpty() && since(looked) > LOOK.toNanos());
        if (look) {
            post();
        }
        var orders = drain();
        if (!orders.isEmpty()) {
            try {
                answer(orders);
            } finally {
                room.release(orders.stream().mapToInt(one -> one.order.size()).sum());
            }
        } else if (!recorded) {
            LockSupport.parkNanos(this, LOOK.toNanos());
        }
    }

    /** Posts what was recorded, and tells those who wait for it. */
    private void post() {
        recorded = false;
        looked = System.nanoTime();
        var waiters = take(awaited);
        try {
            var waiting = store.waiting(BATCH_MAX, asideNow());
            boolean all = waiting.stream().mapToInt(Order::size).sum() < BATCH_MAX;
            for (var part : parts(waiting)) {
                record(part);
            }
            recorded |= !all;
            release(waiters, waiting, all);
        } catch (RuntimeException e) {
            awaited.addAll(waiters);
            recorded = true;
            throw e;
        }
    }

    /** Without the lease, only looks whether the node that has it has posted what is awaited. */
    private void watchOthers() {
        var waiters = take(awaited);
        if (waiters.isEmpty()) {
            pause(LOOK);
            return;
        }
        try {
            var waiting = new HashSet<String>();
            var found = store.waiting(BATCH_MAX, Set.of());
            found.forEach(order -> waiting.add(order.journal()));
            if (found.stream().mapToInt(Order::size).sum() < BATCH_MAX) {
                waiters.forEach(waiter -> waiter.journals.retainAll(waiting));
            }
        } finally {
            for (var waiter : waiters) {
                if (waiter.journals.isEmpty()) {
                    waiter.posted.complete(null);
                } else {
                    awaited.add(waiter);
                }
            }
        }
        pause(PAUSE_MIN);
    }

    private boolean lease() {
        if (since(leaseAsked) < RENEW.toNanos()) {
            return leased;
        }
        long before = System.nanoTime();
        boolean was = leased;
        try {
            leased = store.lease(holder, LEASE);
        } catch (BookStore.Unsure e) {
            warn("the lease of {} cannot be renewed: {}", e);
            leased = was && since(leaseAsked) < LEASE.toNanos();
            pause(LOOK);
            return leased;
        }
        leaseAsked = before;
        if (was != leased) {
            writer.forget();
            recorded = true;
            LOG.info("the lane of {} {} its lease", book, leased ? "has" : "has lost");
        }
        return leased;
    }

    private List<Asked> drain() {
        var orders = new ArrayList<Asked>();
        int steps = 0;
        for (var next = asked.peek();
                next != null && steps + next.order.size() <= BATCH_MAX;
                next = asked.peek()) {
            asked.remove();
            orders.add(next);
            steps += next.order.size();
        }
        return orders;
    }

    private void answer(List<Asked> orders) {
        try {
            var answers = written(orders.stream().map(Asked::order).toList());
            for (int i = 0; i < orders.size(); i++) {
                orders.get(i).answer.complete(answers.get(i));
            }
        } catch (BookStore.Unsure | BookStore.Overtaken e) {
            orders.forEach(one -> one.answer.completeExceptionally(e));
        } catch (RuntimeException e) {
            if (orders.size() > 1) {
                orders.forEach(one -> answer(List.of(one)));
                return;
            }
            LOG.error("an order of {} cannot be written", book, e);
            orders.getFirst().answer.completeExceptionally(e);
        }
    }

    /** Posts recorded journals; one that is refused waits aside and is tried again. */
    private void record(List<Order> journals) {
        try {
            var answers = written(journals);
            for (int i = 0; i < journals.size(); i++) {
                var journal = journals.get(i).journal();
                switch (answers.get(i)) {
                    case Answer.Done _, Answer.Repeated _ -> aside.remove(journal);
                    case Answer.Refused _, Answer.Conflict _ ->
                            setAside(journal, answers.get(i).toString());
                }
            }
        } catch (BookStore.Unsure | BookStore.Overtaken e) {
            throw e;
        } catch (RuntimeException e) {
            if (journals.size() > 1) {
                journals.forEach(one -> record(List.of(one)));
                return;
            }
            LOG.error("journal {} cannot be written", journals.getFirst().journal(), e);
            setAside(journals.getFirst().journal(), String.valueOf(e.getMessage()));
        }
    }

    private void setAside(String journal, String why) {
        if (aside.put(journal, System.nanoTime()) == null) {
            LOG.error("journal {} waits aside: {}", journal, why);
        }
    }

    private Set<String> asideNow() {
        var now = new HashSet<String>();
        aside.forEach((journal, at) -> {
            if (since(at) < ASIDE.toNanos()) {
                now.add(journal);
            }
        });
        return now;
    }

    /** Writes, however often it takes, while the lease lasts and not for ever. */
    private List<Answer> written(List<Order> orders) {
        long start = System.nanoTime();
        var pause = PAUSE_MIN;
        while (true) {
            try {
                return writer.post(orders);
            } catch (BookStore.Unsure | BookStore.Overtaken e) {
                warn("a batch of {} is tried again: {}", e);
                if (stopped || since(start) > UNSURE_MAX.toNanos() || !lease()) {
                    throw e;
                }
                pause(pause);
                var twice = pause.multipliedBy(2);
                pause = twice.compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : twice;
            }
        }
    }

    /** Tells those whose journals have gone, or stand aside; the others are looked at again. */
    private void release(List<Awaited> waiters, List<Order> waiting, boolean all) {
        var tried = new HashSet<String>();
        waiting.forEach(order -> tried.add(order.journal()));
        for (var waiter : waiters) {
            var refused = waiter.journals.stream().filter(aside::containsKey).findFirst();
            if (refused.isPresent()) {
                waiter.posted.completeExceptionally(
                        new IllegalStateException(
                                "journal " + refused.get() + " is refused and waits aside"));
                continue;
            }
            waiter.journals.removeAll(tried);
            if (all || waiter.journals.isEmpty()) {
                waiter.posted.complete(null);
            } else {
                awaited.add(waiter);
            }
        }
    }

    private static List<List<Order>> parts(List<Order> orders) {
        var parts = new ArrayList<List<Order>>();
        List<Order> part = new ArrayList<>();
        int steps = 0;
        for (var order : orders) {
            if (steps + order.size() > BATCH_MAX) {
                parts.add(part);
                part = new ArrayList<>();
                steps = 0;
            }
            part.add(order);
            steps += order.size();
        }
        if (!part.isEmpty()) {
            parts.add(part);
        }
        return parts;
    }

    private void refuse(String why) {
        for (var one : take(asked)) {
            room.release(one.order.size());
            one.answer.completeExceptionally(new Busy(why));
        }
    }

    private static <T> List<T> take(Queue<T> queue) {
        var taken = new ArrayList<T>();
        for (@Nullable T next = queue.poll(); next != null; next = queue.poll()) {
            taken.add(next);
        }
        return taken;
    }

    private void pause(Duration length) {
        if (!stopped) {
            LockSupport.parkNanos(this, length.toNanos());
        }
    }

    /** A store that is away is told once a second, not at every try. */
    private void warn(String what, RuntimeException e) {
        if (since(warned) > WARN.toNanos()) {
            warned = System.nanoTime();
            LOG.warn(what, book, cause(e));
        }
    }

    private static String cause(RuntimeException e) {
        var cause = e.getCause();
        return e.getMessage() + (cause == null ? "" : ": " + cause.getMessage());
    }

    private static long since(long nanos) {
        return System.nanoTime() - nanos;
    }
}
