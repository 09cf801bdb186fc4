package io.sampan.install.internal;

import io.sampan.install.SignIns;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sign-ins as lines {@code user<TAB>password<TAB>who} in a file only its owner can read. */
public final class SignInFile implements SignIns {

    private static final String USER_NAME = "[A-Za-z0-9.-]{1,64}";

    private final Path file;

    public SignInFile(Path file) {
        this.file = file;
    }

    @Override
    public synchronized String password(String userName, String who) {
        if (!userName.matches(USER_NAME)) {
            throw new IllegalArgumentException(
                    "a user name matches " + USER_NAME + ": " + userName);
        }
        var lines = new ArrayList<>(lines());
        for (var line : lines) {
            var parts = line.split("\t", -1);
            if (parts[0].equals(userName)) {
                return parts[1];
            }
        }
        var password = Secrets.newPassword();
        lines.add(userName + "\t" + password + "\t" + who.replaceAll("\\s+", " "));
        Secrets.write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
        return password;
    }

    /** As kept, in the order they were made. */
    public synchronized List<String> lines() {
        return Files.exists(file)
                ? new String(Secrets.read(file), StandardCharsets.UTF_8).lines().toList()
                : List.of();
    }

    public Path path() {
        return file;
    }
}
