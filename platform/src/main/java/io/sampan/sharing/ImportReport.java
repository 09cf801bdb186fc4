package io.sampan.sharing;

import io.sampan.packs.Words;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file, row by row: {@code read = added + unchanged + changed + refused}.
 *
 * @param unchanged known already as the row says
 * @param changed known already with another status, which is now known as well
 * @param refusals the first {@value #REFUSALS_MAX}
 * @param from date of the earliest invoice taken; null if none
 */
public record ImportReport(
        long read,
        long added,
        long unchanged,
        long changed,
        long refused,
        List<Refusal> refusals,
        @Nullable LocalDate from,
        @Nullable LocalDate to) {

    public static final int REFUSALS_MAX = 200;

    public ImportReport {
        refusals = List.copyOf(refusals);
    }

    /**
     * Why a row was not taken.
     *
     * @param row as a spreadsheet counts: the heading is row 1
     * @param column its heading
     * @param code stable, in {@code problems/sharing.yaml}
     */
    public record Refusal(long row, String column, String value, String code, Words text) {}
}
