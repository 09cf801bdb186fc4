package io.sampan.packs.internal;

import io.sampan.packs.Packs;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The real rule pack, without Spring. */
public final class PacksFixture {

    private PacksFixture() {}

    public static Packs chinese() {
        return new FilePacks(new PathMatchingResourcePatternResolver(), "cn");
    }
}
