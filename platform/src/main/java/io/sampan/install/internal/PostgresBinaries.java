package io.sampan.install.internal;

import io.sampan.install.Refusal;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, packed in the jar and unpacked once a version into the home folder. */
public final class PostgresBinaries {

    private static final String ARCHIVE = "postgres-linux-x86_64.txz";

    /** Written into an unpacked folder: which archive it came from. */
    private static final String MARK = "unpacked-from";

    private PostgresBinaries() {}

    /**
     * The folder with {@code bin/postgres}, unpacked if it is not there yet. A folder gets its name
     * last, so a crash never leaves half of one.
     *
     * @param pg the folder that holds one folder a version
     */
    public static Path unpackedUnder(Path pg) {
        var archive = archive();
        try {
            Home.createPrivate(pg);
            var mark = Long.toString(archive.openConnection().getContentLengthLong());
            var there = find(pg, mark);
            if (there != null) {
                return there;
            }
            System.err.println("Unpacking PostgreSQL into " + pg);
            var fresh = Files.createTempDirectory(pg, "unpacking-");
            try (var packed = archive.openStream()) {
                unpack(packed, fresh);
            }
            Files.writeString(fresh.resolve(MARK), mark);
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
            return name(fresh, pg.resolve(version(fresh) + "-" + mark));
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked into " + pg, e);
        }
    }

    private static URL archive() {
        var archive = PostgresBinaries.class.getClassLoader().getResource(ARCHIVE);
        var machine = System.getProperty("os.name") + " " + System.getProperty("os.arch");
        if (archive == null || !machine.matches("Linux (amd64|x86_64)")) {
            throw new Refusal(
                    "The embedded PostgreSQL runs on Linux x86-64, not on "
                            + machine
                            + ". Use an outside server: --db=jdbc:postgresql://HOST/DATABASE");
        }
        return archive;
    }

    private static @Nullable Path find(Path pg, String mark) throws IOException {
        try (var versions = Files.newDirectoryStream(pg, "[0-9]*-" + mark)) {
            for (var version : versions) {
                if (Files.exists(version.resolve(MARK))) {
                    return version;
                }
            }
        }
        return null;
    }

    private static Path name(Path fresh, Path target) throws IOException {
        try {
            return Files.move(fresh, target);
        } catch (FileAlreadyExistsException e) {
            // Another process unpacked the same archive in the meantime.
            Folders.delete(fresh);
            return target;
        }
    }

    private static String version(Path unpacked) throws IOException {
        // "postgres (PostgreSQL) 18.6"
        var said = Shell.output(unpacked.resolve("bin/postgres").toString(), "--version");
        return said.strip().replaceFirst(".* ", "");
    }

    private static void unpack(InputStream packed, Path into) throws IOException {
        try (var tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(packed)))) {
            for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                write(tar, entry, into);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path into)
            throws IOException {
        var target = into.resolve(entry.getName()).normalize();
        if (!target.startsWith(into)) {
            throw new IOException("the archive leaves its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(parent(target));
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, target);
            var executable = (entry.getMode() & 0100) != 0;
            Files.setPosixFilePermissions(
                    target,
                    PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static Path parent(Path file) {
        var parent = file.getParent();
        return parent == null ? file : parent;
    }
}
