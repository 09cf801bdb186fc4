package io.sampan.servicing.internal;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLRecoverableException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * A database that counts what it is asked and can be cut off at any statement or commit, as a
 * killed process is: nothing after the cut reaches it.
 */
final class WatchedDatabase extends DelegatingDataSource {

    private final List<String> asked = new ArrayList<>();
    private int until = Integer.MAX_VALUE;
    private boolean cut;

    WatchedDatabase(DataSource target) {
        super(target);
    }

    synchronized void cutAfter(int steps) {
        until = steps;
        cut = false;
    }

    /** The process is started again. */
    synchronized void restore() {
        until = Integer.MAX_VALUE;
        cut = false;
    }

    synchronized boolean wasCut() {
        return cut;
    }

    synchronized void forget() {
        asked.clear();
    }

    /** Statements since {@link #forget}. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized void step(String sql) throws SQLException {
        if (until <= 0) {
            cut = true;
            throw new SQLRecoverableException("the process is dead");
        }
        until--;
        if (!sql.equals("commit")) {
            asked.add(sql);
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        return connection(super.getConnection());
    }

    private Connection connection(Connection real) {
        return proxy(
                Connection.class,
                (_, method, arguments) -> {
                    if (method.getName().equals("commit")) {
                        step("commit");
                    }
                    var result = call(real, method, arguments);
                    return result instanceof PreparedStatement statement
                            ? statement(statement, String.valueOf(arguments[0]))
                            : result;
                });
    }

    private PreparedStatement statement(PreparedStatement real, String sql) {
        return proxy(
                PreparedStatement.class,
                (_, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        step(sql);
                    }
                    return call(real, method, arguments);
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        WatchedDatabase.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static Object call(Object target, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
