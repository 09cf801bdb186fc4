package io.sampan.demo.internal;

import io.sampan.demo.internal.Plan.Ending;
import io.sampan.demo.internal.Plan.Repaying;
import io.sampan.demo.internal.Plan.Wanted;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What chance may leave out of the last days, so that every state a page can show is there: firms
 * that come once, just before the end, and whose bank does what banks seldom do.
 */
final class Exhibits {

    /** Numbers of the firms; they borrow for no other reason. */
    private static final int FIRST_BLOCKED = 5;

    private static final int SILENT_BANK = 6;
    private static final int CHANGES_ITS_MIND = 9;
    private static final int LARGE = 7;
    private static final int LARGER = 10;

    /** Firms from 0 on that the plan leaves alone. */
    static final int FIRMS_LEFT_ALONE = 11;

    /** Signed here; the plan leaves room for them. */
    static final int CONTRACTS = 5;

    /** Firms that were referred come again when nobody has answered yet. */
    private static final int REFERRALS = 8;

    /** Tails at the simulated bank: docs/reference/port-bank-rail.md. */
    private static final Map<Integer, Integer> TAILS =
            Map.of(FIRST_BLOCKED, 9010, SILENT_BANK, 9009, CHANGES_ITS_MIND, 9007);

    private Exhibits() {}

    static boolean isOne(int firm) {
        return firm >= Demo.SIGN_INS && firm < FIRMS_LEFT_ALONE;
    }

    static boolean isOne(Wanted wanted) {
        return wanted.number() >= Demo.APPLICATIONS;
    }

    /** The last four digits of the firm's account, if its bank is to misbehave. */
    static int tail(int firm, int otherwise) {
        return TAILS.getOrDefault(firm, otherwise);
    }

    /** Wishes of the exhibits, to be added to the plan. */
    static List<Wanted> wishes(LocalDate last) {
        int number = Demo.APPLICATIONS;
        return List.of(
                // The bank says nothing for so long that a person is called: it is asked at least
                // twice a day, more often when the load is slow.
                signs(number++, last.minusDays(24), SILENT_BANK, 60_000),
                // The pay-out failed, says the bank, and later that it did not.
                signs(number++, last.minusDays(5), CHANGES_ITS_MIND, 50_000),
                // The pay-out fails; sent again, it settles.
                signs(number++, last.minusDays(2), FIRST_BLOCKED, 80_000),
                // Above the lender's line: the pay-out waits for a second pair of eyes.
                signs(number++, last.minusDays(2), LARGE, 520_000),
                signs(number, last.minusDays(1), LARGER, 560_000));
    }

    /** Wishes of firms that policy referred before and is likely to refer again. */
    static List<Wanted> comeAgain(Collection<Integer> referred, LocalDate day) {
        var firms = List.copyOf(referred);
        var wishes = new ArrayList<Wanted>();
        for (int firm : firms.subList(Math.max(0, firms.size() - REFERRALS), firms.size())) {
            int number = Demo.APPLICATIONS + CONTRACTS + wishes.size();
            wishes.add(signs(number, day, firm, 60_000 + 20_000 * wishes.size()));
        }
        return wishes;
    }

    /** The first of them is answered beyond what one person may grant. */
    static boolean asksForMore(Wanted wanted) {
        return wanted.number() == Demo.APPLICATIONS + CONTRACTS;
    }

    private static Wanted signs(int number, LocalDate day, int firm, long yuan) {
        return new Wanted(
                number,
                day,
                firm,
                "working-capital",
                yuan,
                12,
                "GOODS",
                Ending.SIGNS,
                Repaying.BY_DEBIT,
                2);
    }
}
