package io.sampan.install.internal;

import org.jspecify.annotations.Nullable;

/** The version written into the jar. */
public final class Version {

    private Version() {}

    /** A class path of folders has no version. */
    public static String current() {
        @Nullable String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
