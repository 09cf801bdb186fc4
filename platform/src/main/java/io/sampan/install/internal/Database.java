package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.postgresql.PGConnection;

/**
 * The database as the application reaches it: two roles at one address. The owner runs migrations;
 * the application's role may do what the migrations grant, which for ledger and audit tables is to
 * insert and to select.
 *
 * @param url JDBC address
 * @param owner who owns schemas and tables
 * @param application always {@code sampan_app}
 */
public record Database(String url, SignIn owner, SignIn application) {

    /** The role the connection pool uses; migrations grant to it by this name. */
    public static final String APPLICATION = "sampan_app";

    private static final int VERSION_MIN = 18;
    private static final String ON = "on";

    /** What a commit must mean: it survives a power cut, and a torn or rotten page is noticed. */
    private static final Map<String, Set<String>> DURABLE =
            Map.of(
                    "fsync", Set.of(ON),
                    "full_page_writes", Set.of(ON),
                    "data_checksums", Set.of(ON),
                    "synchronous_commit", Set.of(ON, "remote_write", "remote_apply"));

    /** A role and its password. */
    public record SignIn(String role, String password) {

        Connection open(String url) throws SQLException {
            return DriverManager.getConnection(url, role, password);
        }

        @Override
        public String toString() {
            return role;
        }
    }

    /** The address without its parameters, which may hold a password. */
    public String place() {
        return url.replaceFirst("\\?.*", "");
    }

    /** Creates what is missing (the database is there already) and checks that commits last. */
    public void prepare() {
        refuseOldServer();
        if (!applicationMaySignIn()) {
            createApplicationRole();
        }
        refuseForgetfulServer();
    }

    /** Creates the database itself, for the embedded server. */
    static void create(String adminUrl, SignIn owner, String name) {
        try (var connection = owner.open(adminUrl);
                var ask =
                        connection.prepareStatement("select 1 from pg_database where datname = ?");
                var run = connection.createStatement()) {
            ask.setString(1, name);
            if (!ask.executeQuery().next()) {
                run.execute("create database " + name);
            }
        } catch (SQLException e) {
            throw new Refusal("The database cannot be created: " + e.getMessage(), e);
        }
    }

    /** The settings that decide whether a commit lasts, by name, as this server has them. */
    Map<String, String> durabilitySettings() {
        var found = new LinkedHashMap<String, String>();
        try (var connection = application.open(url);
                var ask =
                        connection.prepareStatement(
                                "select name, setting from pg_settings where name = any (?)"
                                        + " order by name")) {
            ask.setArray(1, connection.createArrayOf("text", DURABLE.keySet().toArray()));
            try (var rows = ask.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getString(1), rows.getString(2));
                }
            }
        } catch (SQLException e) {
            throw new Refusal("The database cannot be asked: " + e.getMessage(), e);
        }
        return found;
    }

    /** In words, each setting that would lose or not notice lost data. */
    List<String> forgetfulSettings() {
        var settings = durabilitySettings();
        var forgetful = new ArrayList<String>();
        DURABLE.forEach((name, accepted) -> {
            var value = settings.getOrDefault(name, "not known to this server");
            if (!accepted.contains(value)) {
                forgetful.add(name + " is " + value);
            }
        });
        forgetful.sort(null);
        return forgetful;
    }

    private void refuseForgetfulServer() {
        var forgetful = forgetfulSettings();
        if (!forgetful.isEmpty()) {
            throw new Refusal(
                    "Sampan keeps money and does not run on a database that may lose a commit: "
                            + String.join(", ", forgetful)
                            + ". Each must be on (postgresql.conf; checksums: pg_checksums"
                            + " --enable), then start again.");
        }
    }

    private void refuseOldServer() {
        try (var connection = owner.open(url)) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < VERSION_MIN) {
                throw new Refusal(
                        "Sampan needs PostgreSQL "
                                + VERSION_MIN
                                + " or newer; the server is "
                                + connection.getMetaData().getDatabaseProductVersion()
                                + ".");
            }
        } catch (SQLException e) {
            throw new Refusal("The database does not let " + owner + " in: " + e.getMessage(), e);
        }
    }

    private boolean applicationMaySignIn() {
        try (var owning = owner.open(url)) {
            if (!knowsApplication(owning)) {
                return false;
            }
        } catch (SQLException e) {
            throw new Refusal("The database cannot be asked: " + e.getMessage(), e);
        }
        try (var connection = application.open(url)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false; // Another password than ours: it is set right next.
        }
    }

    private static boolean knowsApplication(Connection owning) throws SQLException {
        try (var ask = owning.prepareStatement("select 1 from pg_roles where rolname = ?")) {
            ask.setString(1, APPLICATION);
            return ask.executeQuery().next();
        }
    }

    private void createApplicationRole() {
        try (var connection = owner.open(url);
                var run = connection.createStatement()) {
            if (!knowsApplication(connection)) {
                run.execute(
                        "create role "
                                + APPLICATION
                                + " login nosuperuser nocreatedb nocreaterole");
            }
            // The driver sends a hash, so no log of the server ever sees the password.
            connection
                    .unwrap(PGConnection.class)
                    .alterUserPassword(
                            APPLICATION, application.password().toCharArray(), "scram-sha-256");
            grantConnect(connection);
        } catch (SQLException e) {
            throw new Refusal(
                    "The role "
                            + APPLICATION
                            + " cannot be created by "
                            + owner
                            + " ("
                            + e.getMessage()
                            + "). Give it createrole, or create "
                            + APPLICATION
                            + " yourself and set SAMPAN_DB_APP_PASSWORD.",
                    e);
        }
        if (!applicationMaySignIn()) {
            throw new Refusal("The database does not let " + APPLICATION + " in.");
        }
    }

    private static void grantConnect(Connection connection) throws SQLException {
        try (var run = connection.createStatement()) {
            var name = "\"" + connection.getCatalog().replace("\"", "\"\"") + "\"";
            run.execute("revoke all on database " + name + " from public");
            run.execute("grant connect on database " + name + " to " + APPLICATION);
        }
    }
}
