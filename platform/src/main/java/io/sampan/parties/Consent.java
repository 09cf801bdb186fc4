package io.sampan.parties;

import io.sampan.packs.Words;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where an enterprise stands about one purpose; every purpose is always listed.
 *
 * @param given whether it is in force now
 * @param givenAt when it was last given; null if never
 * @param until last day it holds; null if never given
 * @param withdrawnAt when the last one was withdrawn; null if it was not
 * @param reader who reads
 * @param purposeText what is read and what for, as shown when it is given
 */
public record Consent(
        Purpose purpose,
        boolean given,
        @Nullable Instant givenAt,
        @Nullable LocalDate until,
        @Nullable Instant withdrawnAt,
        Words reader,
        Words purposeText) {}
