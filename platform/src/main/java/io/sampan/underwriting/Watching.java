package io.sampan.underwriting;

import io.sampan.parties.EnterpriseId;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The door of watching: models by month, warnings on running borrowers, alerts with an owner. */
public interface Watching {

    /** Each model that decided, month by month, the latest first. */
    List<ModelMonth> months(YearMonth from, YearMonth to);

    /** Alerts, the newest first. */
    List<Alert> alerts(Optional<Alert.State> state);

    /** Takes an open alert: it is the actor's from now on. */
    Alert take(UUID alert);

    /**
     * Closes an alert; what it held is free again.
     *
     * @throws io.sampan.access.Problem SMP-UND-0732 if it is closed, SMP-UND-0733 without a reason,
     *     SMP-UND-0734 if it froze a limit and the actor is no underwriter
     */
    Alert close(UUID alert, String reason);

    /** Notes what somebody learnt of debts overdue at others; looks at the borrower at once. */
    void overdueElsewhere(EnterpriseId enterprise, int days, String source, LocalDate seenOn);

    /** Looks at every running borrower and every model in force; how many alerts were opened. */
    int evaluate(LocalDate on);

    /**
     * Lets something new be lent only where no warning has frozen the limit.
     *
     * @throws io.sampan.access.Problem SMP-UND-0730
     */
    void requireFree(EnterpriseId enterprise);
}
