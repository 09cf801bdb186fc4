package io.sampan.install.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.sampan.install.Keys;
import io.sampan.install.Refusal;
import io.sampan.install.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The keys of personal numbers over the life of an installation. */
class KeysBelongToTheirDatabaseTests {

    private static final String ENCRYPTION = "personal-numbers-encryption";

    @TempDir private Path folder = Path.of("unused");

    private final JdbcClient jdbc = application();

    @Test
    void the_first_start_makes_keys_that_only_their_owner_reads_and_later_starts_use_them()
            throws IOException {
        var first = open();
        var second = open();

        assertThat(second.encryption().getEncoded()).isEqualTo(first.encryption().getEncoded());
        assertThat(second.hashing().getEncoded()).isEqualTo(first.hashing().getEncoded());
        assertThat(Files.getPosixFilePermissions(folder.resolve(ENCRYPTION)))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_database_whose_keys_are_lost_is_not_given_new_ones() throws IOException {
        open();
        Files.delete(folder.resolve(ENCRYPTION));

        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("Restore the keys folder from the backup");
        assertThat(folder.resolve(ENCRYPTION)).doesNotExist();
    }

    @Test
    void other_keys_are_refused() throws IOException {
        open();
        var other = new byte[32];
        Arrays.fill(other, (byte) 7);
        Files.write(folder.resolve(ENCRYPTION), other);

        assertThatThrownBy(this::open)
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("are not those this database was begun with");
    }

    private Keys open() {
        return new KeyFiles(folder).open(jdbc);
    }

    private static JdbcClient application() {
        var database = TestDatabase.fresh();
        return JdbcClient.create(
                new DriverManagerDataSource(
                        database.url(),
                        database.application().role(),
                        database.application().password()));
    }
}
