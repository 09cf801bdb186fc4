package io.sampan.demo.internal;

import io.sampan.access.Commands;
import io.sampan.accounting.Accounting;
import io.sampan.accounting.Journal;
import io.sampan.money.Money;
import java.time.LocalDate;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * What the owners of the demo lender paid in: it lends its own money, as small-loan companies do.
 */
@Component
class Capital {

    private static final Money PAID_IN = Money.cny("30000000.00");

    private final Commands commands;
    private final Accounting accounting;

    Capital(Commands commands, Accounting accounting) {
        this.commands = commands;
        this.accounting = accounting;
    }

    void pay(LocalDate day) {
        commands.once(
                "demo-capital",
                "demo.capital",
                PAID_IN,
                Void.class,
                () -> {
                    accounting.record(
                            new Journal(
                                    "demo:capital",
                                    "capital_paid_in",
                                    day,
                                    day,
                                    "demo-owners",
                                    Map.of("cash", PAID_IN)));
                    return null;
                });
    }
}
