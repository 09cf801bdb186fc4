package io.sampan.accounting.internal.periods;

import io.sampan.accounting.internal.statements.Booked;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.YearMonth;
import java.util.HexFormat;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What a month holds, in three figures; the audit computes them again for every closed month.
 *
 * @param digest SHA-256 over one line an account and currency: number, currency, debits, credits
 */
record MonthFigures(long journals, long transfers, String digest) {

    static MonthFigures of(YearMonth month, JdbcClient jdbc, Booked booked) {
        var text = new StringBuilder();
        booked.turnover(month.atDay(1), month.atEndOfMonth(), null)
                .forEach(sum ->
                        text.append(sum.account())
                                .append(' ')
                                .append(sum.currency())
                                .append(' ')
                                .append(sum.debits())
                                .append(' ')
                                .append(sum.credits())
                                .append('\n'));
        long journals =
                jdbc.sql(
                                """
                                select count(*) from accounting.journal
                                where booking_date between ? and ?
                                """)
                        .params(month.atDay(1), month.atEndOfMonth())
                        .query(Long.class)
                        .single();
        long transfers =
                jdbc.sql(
                                """
                                select count(*) from accounting.transfer t
                                join accounting.journal j on j.id = t.journal
                                where j.booking_date between ? and ?
                                """)
                        .params(month.atDay(1), month.atEndOfMonth())
                        .query(Long.class)
                        .single();
        return new MonthFigures(journals, transfers, sha256(text.toString()));
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
