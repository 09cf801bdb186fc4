package io.sampan.sharing.internal;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.sampan.parties.UnifiedSocialCreditCode;
import io.sampan.sharing.Direction;
import io.sampan.sharing.RawInvoice;
import io.sampan.sharing.TaxData;
import io.sampan.sharing.TaxDataUnavailableException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Stands in for a holder of tax data: serves {@code <credit code>-sales.csv} and {@code <credit
 * code>-purchases.csv} of a folder. On demand it fails, lags, repeats itself and lies, as real ones
 * do.
 */
@Component
@ConditionalOnProperty(
        name = "sampan.tax-data-port",
        havingValue = "simulator",
        matchIfMissing = true)
class TaxDataSimulator implements TaxData {

    /**
     * How it misbehaves; 0 is never.
     *
     * @param failFirst so many calls about an enterprise and direction fail half-way
     * @param lagMillis how long it takes before it says anything
     * @param repeatEvery every so many rows come twice
     * @param lieEvery every so many rows have a total that does not add up
     */
    record Behaviour(int failFirst, long lagMillis, int repeatEvery, int lieEvery) {

        static final Behaviour GOOD = new Behaviour(0, 0, 0, 0);
    }

    private final Path folder;
    private volatile Behaviour behaviour;
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();

    @Autowired
    TaxDataSimulator(Environment settings) {
        this(
                Path.of(
                        settings.getProperty(
                                "sampan.tax-data",
                                settings.getRequiredProperty("sampan.home") + "/tax-data")),
                new Behaviour(
                        settings.getProperty("sampan.tax-simulator.fail-first", Integer.class, 0),
                        settings.getProperty("sampan.tax-simulator.lag-millis", Long.class, 0L),
                        settings.getProperty("sampan.tax-simulator.repeat-every", Integer.class, 0),
                        settings.getProperty("sampan.tax-simulator.lie-every", Integer.class, 0)));
    }

    TaxDataSimulator(Path folder, Behaviour behaviour) {
        this.folder = folder;
        this.behaviour = behaviour;
    }

    /** From now on, as if no call had been made before. */
    void behave(Behaviour other) {
        behaviour = other;
        calls.clear();
    }

    @Override
    public void invoices(
            UnifiedSocialCreditCode code, Direction direction, Consumer<RawInvoice> receiver) {
        lag();
        var name = code + (direction == Direction.SALE ? "-sales.csv" : "-purchases.csv");
        boolean fails = calls.merge(name, 1, Integer::sum) <= behaviour.failFirst();
        var file = folder.resolve(name);
        if (fails) {
            throw new TaxDataUnavailableException("the simulator fails, as it was told to");
        }
        if (!Files.exists(file)) {
            return; // The holder knows nothing of this enterprise.
        }
        try (var rows = CsvReader.builder().ofNamedCsvRecord(file)) {
            long number = 0;
            for (var row : rows) {
                number++;
                tell(number, row, receiver);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void tell(long number, NamedCsvRecord row, Consumer<RawInvoice> receiver) {
        var columns = new HashMap<>(row.getFieldsAsMap());
        if (every(behaviour.lieEvery(), number)) {
            columns.put("total", "1" + columns.getOrDefault("total", ""));
        }
        receiver.accept(new RawInvoice(columns));
        if (every(behaviour.repeatEvery(), number)) {
            receiver.accept(new RawInvoice(columns));
        }
    }

    private static boolean every(int count, long number) {
        return count > 0 && number % count == 0;
    }

    private void lag() {
        try {
            Thread.sleep(behaviour.lagMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new TaxDataUnavailableException("interrupted", e);
        }
    }
}
