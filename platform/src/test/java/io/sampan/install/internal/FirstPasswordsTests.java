package io.sampan.install.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passwords that are shown once and kept in a file. */
class FirstPasswordsTests {

    @TempDir private Path folder = Path.of("unused");

    @Test
    void a_user_prepared_before_a_crash_gets_the_same_password_after_it() {
        var password = file().password("admin", "administrator");

        assertThat(file().password("admin", "administrator")).isEqualTo(password);
        assertThat(file().password("wang", "underwriter")).isNotEqualTo(password);
        assertThat(file().lines()).first().isEqualTo("admin\t" + password + "\tadministrator");
    }

    @Test
    void only_the_owner_reads_the_file() throws IOException {
        file().password("admin", "administrator");

        assertThat(Files.getPosixFilePermissions(file().path()))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_user_name_that_would_break_the_list_is_refused() {
        assertThatThrownBy(() -> file().password("a\tb", "nobody"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private SignInFile file() {
        return new SignInFile(folder.resolve("sign-ins.txt"));
    }
}
