package io.sampan.accounting.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.stream.Stream;
import javax.sql.DataSource;

/**
 * What a PostgreSQL server has used so far.
 *
 * @param cpuMicros processor time of the postmaster and its children, ended ones included
 * @param walBytes of write-ahead log
 */
record ServerCost(double cpuMicros, long walBytes) {

    /** Clock ticks of /proc are hundredths of a second on Linux. */
    private static final double MICROS_A_TICK = 10_000;

    static ServerCost now(ProcessHandle postmaster, DataSource database) {
        return new ServerCost(cpu(postmaster), wal(database));
    }

    ServerCost since(ServerCost before) {
        return new ServerCost(cpuMicros - before.cpuMicros, walBytes - before.walBytes);
    }

    private static double cpu(ProcessHandle postmaster) {
        // The postmaster has collected what its ended children used; 13 to 16 are its own and
        // theirs.
        return Stream.concat(Stream.of(postmaster), postmaster.children())
                .mapToDouble(process -> ticks(process.pid()) * MICROS_A_TICK)
                .sum();
    }

    private static long ticks(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
            long sum = 0;
            for (int i = 11; i <= 14; i++) {
                sum += Long.parseLong(fields[i]);
            }
            return sum;
        } catch (IOException e) {
            if (ProcessHandle.of(pid).isEmpty()) {
                return 0; // It has just ended: the postmaster counts it.
            }
            throw new UncheckedIOException(e);
        }
    }

    private static long wal(DataSource database) {
        try (var connection = database.getConnection();
                var ask = connection.createStatement();
                var rows = ask.executeQuery("select pg_current_wal_insert_lsn() - '0/0'::pg_lsn")) {
            rows.next();
            return rows.getBigDecimal(1).longValueExact();
        } catch (SQLException e) {
            throw new IllegalStateException("the server does not tell its log position", e);
        }
    }
}
