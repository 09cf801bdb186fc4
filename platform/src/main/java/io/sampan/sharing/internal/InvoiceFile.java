package io.sampan.sharing.internal;

import java.io.InputStream;
import java.time.LocalDate;

/** Reads a file of invoices row by row, never the whole of it. */
final class InvoiceFile {

    static final String FIRM = "firm";

    /** Told each row in turn. */
    interface Receiver {

        /**
         * @param number as a spreadsheet counts
         * @param firm what stands in the column {@code firm}; empty without one
         */
        void row(long number, String firm, Row row);
    }

    private final LocalDate today;

    InvoiceFile(LocalDate today) {
        this.today = today;
    }

    void read(InputStream in, Receiver receiver) {
        new CsvFile(Row.COLUMNS, FIRM)
                .read(
                        in,
                        new CsvFile.Receiver() {
                            @Override
                            public void row(long number, String firm, String[] fields) {
                                receiver.row(number, firm, Row.check(fields, today));
                            }

                            @Override
                            public void refused(long number, Row.Refused row) {
                                receiver.row(number, "", row);
                            }
                        });
    }
}
