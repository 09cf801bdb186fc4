package io.sampan.install.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** One process at a time works on a home. The lock goes with the process, however it ends. */
public final class HomeLock implements AutoCloseable {

    private final FileLock lock;

    private HomeLock(FileLock lock) {
        this.lock = lock;
    }

    /** Nothing, if another process holds it. */
    public static Optional<HomeLock> take(Home home) {
        try {
            var channel =
                    FileChannel.open(
                            home.run().resolve("lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            FileLock lock;
            try {
                lock = channel.tryLock();
            } catch (OverlappingFileLockException e) {
                lock = null; // Held in this very process.
            }
            if (lock == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new HomeLock(lock));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
