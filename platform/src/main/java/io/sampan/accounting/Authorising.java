package io.sampan.accounting;

import io.sampan.ledger.AccountId;
import io.sampan.ledger.Answer;
import io.sampan.ledger.Step;
import java.time.LocalDate;

/**
 * Asks the ledger before money is promised: transfers that a limit may refuse, holds that are
 * posted or released later. Every answer is given after it is committed, and does not depend on the
 * caller's transaction: ask outside of one.
 */
public interface Authorising {

    /**
     * The ledger account of an account of the chart, opened if it is new.
     *
     * @param subject counts only where the chart keeps an account for each subject
     * @throws io.sampan.access.Problem SMP-ACT-0405 if the chart has no such account
     */
    AccountId account(String gl, String currency, String subject);

    /**
     * Does linked steps together or not at all. The same steps asked again are answered the same,
     * however often and wherever they are asked.
     *
     * @param valueDate from when what moves counts; its month must be open, unless the steps were
     *     asked before
     * @throws io.sampan.access.Problem SMP-ACT-0503 if the ledger has too much to do or is kept by
     *     another node: nothing happened. SMP-ACT-0504 if the outcome is not known yet: ask the
     *     same again. SMP-ACT-0423 if the month is closed: nothing happened
     */
    Answer ask(LocalDate valueDate, Step... steps);
}
