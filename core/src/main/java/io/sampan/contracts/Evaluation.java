package io.sampan.contracts;

import io.sampan.money.Money;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The events of a contract with their payoffs and the states after them, in order. Kept as columns:
 * a loan of thirty years has some seven hundred rows.
 */
public final class Evaluation {
    static final long NEVER = Long.MIN_VALUE;

    private static final int WIDTH = 4;

    private final String currency;
    private final String[] currencies;
    private final double unit;
    private final boolean money;

    /** Seconds since 1970, times 256, plus the code of the type. */
    private final long[] keys;

    /** Payoff, notional, rate and accrued interest of each row, one after the other. */
    private final double[] values;

    private final double[] exerciseAmounts;
    private final long[] exercised;
    private final int size;

    private Evaluation(Rows rows) {
        this.currency = rows.currency;
        this.currencies = rows.currencies;
        this.unit = rows.unit;
        this.money = rows.money;
        this.keys = rows.keys;
        this.values = rows.values;
        this.exerciseAmounts = rows.exerciseAmounts;
        this.exercised = rows.exercised;
        this.size = rows.size;
    }

    public int size() {
        return size;
    }

    public EventType type(int i) {
        return EventType.of((int) (keys[i] & 255));
    }

    public LocalDateTime time(int i) {
        return Times.time(seconds(i));
    }

    /** The day on which the event counts; 23:59:59 belongs to the next day. */
    public LocalDate date(int i) {
        return LocalDate.ofEpochDay(Times.countingDay(seconds(i)));
    }

    public String currency(int i) {
        return currencies[currencies.length == 1 ? 0 : i];
    }

    /** In units of the currency of the row; positive when the creator receives. */
    public double payoff(int i) {
        return payoffCounted(i) / (currencies.length > 1 ? unitOf(currencies[i]) : unit);
    }

    public double notional(int i) {
        return notionalCounted(i) / unit;
    }

    public double rate(int i) {
        return values[i * WIDTH + 2];
    }

    public double accrued(int i) {
        return accruedCounted(i) / unit;
    }

    /**
     * The payoff to the minor unit.
     *
     * @throws IllegalStateException if the evaluation did not count in money
     */
    public Money payoffMoney(int i) {
        return money(currency(i), payoffCounted(i));
    }

    /** The notional after the event, to the minor unit. */
    public Money notionalMoney(int i) {
        return money(currency, notionalCounted(i));
    }

    /** Accrued interest after the event, rounded to the minor unit. */
    public Money accruedMoney(int i) {
        return money(currency, accruedCounted(i));
    }

    /** All rows, in order. */
    public List<Event> events() {
        var events = new ArrayList<Event>(size);
        for (int i = 0; i < size; i++) {
            events.add(event(i));
        }
        return List.copyOf(events);
    }

    /** One row. */
    public Event event(int i) {
        boolean exercise = exerciseAmounts.length > 0;
        return new Event(
                type(i),
                time(i),
                payoff(i),
                currency(i),
                notional(i),
                rate(i),
                accrued(i),
                exercise ? exerciseAmounts[i] / unit : 0,
                exercise && exercised[i] != NEVER
                        ? Optional.of(Times.time(exercised[i]))
                        : Optional.empty());
    }

    /** In the unit of the counting: minor units if it counted in money. */
    double payoffCounted(int i) {
        return values[i * WIDTH];
    }

    double notionalCounted(int i) {
        return values[i * WIDTH + 1];
    }

    double accruedCounted(int i) {
        return values[i * WIDTH + 3];
    }

    long seconds(int i) {
        return keys[i] >> 8;
    }

    /** How many units of the counting make one unit of a currency. */
    double unitOf(String anyCurrency) {
        return money ? unit(anyCurrency) : 1;
    }

    private static double unit(String currency) {
        return Math.pow(10, Money.scale(currency));
    }

    private Money money(String ofCurrency, double minor) {
        if (!money) {
            throw new IllegalStateException("the evaluation counted unrounded, it holds no money");
        }
        return Money.ofMinor(ofCurrency, (long) minor);
    }

    /** Collects the rows of an evaluation. */
    static final class Rows {
        private static final double[] NO_EXERCISE = {};

        private final boolean money;
        private final double unit;
        private final String currency;
        private String[] currencies;
        private long[] keys;
        private double[] values;
        private double[] exerciseAmounts = NO_EXERCISE;
        private long[] exercised = {};
        private int size;

        Rows(String currency, Counting counting, int room) {
            money = counting.isMoney();
            unit = counting.unitsPerCurrency(currency);
            this.currency = currency;
            currencies = new String[] {currency};
            keys = new long[room];
            values = new double[room * WIDTH];
        }

        void add(EventType type, long time, double payoff) {
            add(type, time, payoff, 0, 0, 0);
        }

        void add(
                EventType type,
                long time,
                double payoff,
                double notional,
                double rate,
                double interest) {
            if (size == keys.length) {
                grow();
            }
            keys[size] = time << 8 | type.code();
            int at = size * WIDTH;
            values[at] = payoff;
            values[at + 1] = notional;
            values[at + 2] = rate;
            values[at + 3] = interest;
            size++;
        }

        /** Says in which currency the row just added is paid. */
        void currencyOfLast(String currency) {
            if (currencies.length == 1) {
                if (currencies[0].equals(currency)) {
                    return;
                }
                var all = new String[keys.length];
                Arrays.fill(all, currencies[0]);
                currencies = all;
            }
            currencies[size - 1] = currency;
        }

        /** Says what exercise the row just added shows. */
        void exerciseOfLast(double amount, long time) {
            if (exerciseAmounts.length == 0) {
                exerciseAmounts = new double[keys.length];
                exercised = new long[keys.length];
                Arrays.fill(exercised, NEVER);
            }
            exerciseAmounts[size - 1] = amount;
            exercised[size - 1] = time;
        }

        int size() {
            return size;
        }

        Evaluation done() {
            return new Evaluation(this);
        }

        private void grow() {
            int room = Math.max(8, size * 2);
            keys = Arrays.copyOf(keys, room);
            values = Arrays.copyOf(values, room * WIDTH);
            if (currencies.length > 1) {
                int before = currencies.length;
                var first = currencies[0];
                currencies = Arrays.copyOf(currencies, room);
                Arrays.fill(currencies, before, room, first);
            }
            if (exerciseAmounts.length > 0) {
                exerciseAmounts = Arrays.copyOf(exerciseAmounts, room);
                int before = exercised.length;
                exercised = Arrays.copyOf(exercised, room);
                Arrays.fill(exercised, before, room, NEVER);
            }
        }
    }
}
