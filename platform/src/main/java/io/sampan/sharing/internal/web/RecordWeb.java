package io.sampan.sharing.internal.web;

import io.sampan.access.Access;
import io.sampan.access.Commands;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.BankLine;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.Records;
import io.sampan.sharing.TaxReturn;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** An enterprise's tax returns and bank statements over HTTP. */
@RestController
@RequestMapping("/api/v1/enterprises/{id}")
class RecordWeb {

    /** Statements are shown for the latest so many months. */
    private static final int MONTHS_SHOWN = 12;

    private final Records records;
    private final Access access;
    private final Commands commands;
    private final Clock clock;

    RecordWeb(Records records, Access access, Commands commands, Clock clock) {
        this.records = records;
        this.access = access;
        this.commands = commands;
        this.clock = clock;
    }

    @PostMapping(path = "/tax-returns", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(InvoiceWeb.WHO_BRINGS)
    ImportReport bringTaxReturns(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable EnterpriseId id,
            @RequestPart MultipartFile file) {
        return bring(
                key,
                id,
                "sharing.import-tax-returns",
                file,
                in -> records.importTaxReturns(id, in));
    }

    @PostMapping(path = "/bank-lines", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(InvoiceWeb.WHO_BRINGS)
    ImportReport bringBankLines(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable EnterpriseId id,
            @RequestPart MultipartFile file) {
        return bring(
                key, id, "sharing.import-bank-lines", file, in -> records.importBankLines(id, in));
    }

    private ImportReport bring(
            String key,
            EnterpriseId id,
            String command,
            MultipartFile file,
            Function<InputStream, ImportReport> take) {
        access.requireEnterprise(id.value());
        return commands.once(
                key,
                command,
                List.of(id, InvoiceWeb.sha256(file)),
                ImportReport.class,
                () -> {
                    try (var in = InvoiceWeb.open(file)) {
                        return take.apply(in);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    @GetMapping("/tax-returns")
    @PreAuthorize(InvoiceWeb.WHO_LOOKS)
    List<TaxReturn> taxReturns(@PathVariable EnterpriseId id) {
        access.requireEnterprise(id.value());
        return records.taxReturns(id, LocalDate.now(clock), clock.instant());
    }

    /** The latest twelve months. */
    @GetMapping("/bank-lines")
    @PreAuthorize(InvoiceWeb.WHO_LOOKS)
    List<BankLine> bankLines(@PathVariable EnterpriseId id) {
        access.requireEnterprise(id.value());
        var today = LocalDate.now(clock);
        return records.bankLines(id, today.minusMonths(MONTHS_SHOWN), today, clock.instant());
    }
}
