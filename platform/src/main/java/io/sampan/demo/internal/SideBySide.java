package io.sampan.demo.internal;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;

/** Does things that have nothing to do with each other at the same time. */
final class SideBySide {

    /** Of one day of the demo; the database's pool has more connections. */
    private static final int ABREAST_MAX = 4;

    private SideBySide() {}

    /** Waits for all; throws what the first that failed threw. */
    static <T> void each(List<T> all, Consumer<T> work) {
        if (all.size() == 1) {
            work.accept(all.getFirst());
            return;
        }
        var abreast = new Semaphore(ABREAST_MAX);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var underWay =
                    all.stream()
                            .map(one ->
                                    threads.submit(() -> alone(abreast, () -> work.accept(one))))
                            .toList();
            for (var one : underWay) {
                one.get();
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failed
                    ? failed
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the load was interrupted", e);
        }
    }

    private static void alone(Semaphore abreast, Runnable work) {
        abreast.acquireUninterruptibly();
        try {
            work.run();
        } finally {
            abreast.release();
        }
    }
}
