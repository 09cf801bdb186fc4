package io.sampan.sharing.internal.web;

import io.sampan.access.Access;
import io.sampan.access.Commands;
import io.sampan.access.Page;
import io.sampan.access.Problem;
import io.sampan.parties.EnterpriseId;
import io.sampan.sharing.Direction;
import io.sampan.sharing.ImportReport;
import io.sampan.sharing.Invoice;
import io.sampan.sharing.InvoiceSummary;
import io.sampan.sharing.Sharing;
import io.sampan.sharing.internal.Fetching;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** An enterprise's invoices over HTTP. */
@RestController
@RequestMapping("/api/v1/enterprises/{id}/invoices")
class InvoiceWeb {

    static final String WHO_BRINGS = "hasAnyRole('BORROWER', 'ACCOUNT_MANAGER', 'OPERATIONS')";

    static final String WHO_LOOKS =
            "hasAnyRole('BORROWER', 'ACCOUNT_MANAGER', 'UNDERWRITER', 'OPERATIONS', 'AUDITOR')";

    private final Sharing sharing;
    private final Fetching fetching;
    private final Access access;
    private final Commands commands;

    InvoiceWeb(Sharing sharing, Fetching fetching, Access access, Commands commands) {
        this.sharing = sharing;
        this.fetching = fetching;
        this.access = access;
        this.commands = commands;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @PreAuthorize(WHO_BRINGS)
    ImportReport bring(
            @RequestHeader("Idempotency-Key") String key,
            @PathVariable EnterpriseId id,
            @RequestParam Direction direction,
            @RequestPart MultipartFile file) {
        access.requireEnterprise(id.value());
        var request = List.of(id, direction, sha256(file));
        return commands.once(
                key,
                "sharing.import-invoices",
                request,
                ImportReport.class,
                () -> {
                    try (var in = open(file)) {
                        return sharing.importInvoices(id, direction, in);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
    }

    /** The holder is asked before the transaction begins; a repeated command asks again in vain. */
    @PostMapping("/fetch")
    @PreAuthorize(WHO_BRINGS)
    ImportReport fetch(
            @RequestHeader("Idempotency-Key") String key, @PathVariable EnterpriseId id) {
        access.requireEnterprise(id.value());
        var fetched = fetching.ask(id);
        return commands.once(
                key,
                "sharing.fetch-invoices",
                Map.of("enterprise", id),
                ImportReport.class,
                () -> fetching.take(fetched));
    }

    @GetMapping
    @PreAuthorize(WHO_LOOKS)
    Page<Invoice> invoices(
            @PathVariable EnterpriseId id,
            @RequestParam(required = false) @Nullable Direction direction,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        access.requireEnterprise(id.value());
        return sharing.invoices(id, direction, cursor, limit);
    }

    @GetMapping("/summary")
    @PreAuthorize(WHO_LOOKS)
    InvoiceSummary summary(@PathVariable EnterpriseId id) {
        access.requireEnterprise(id.value());
        return sharing.summary(id);
    }

    static InputStream open(MultipartFile file) {
        try {
            return file.getInputStream();
        } catch (IOException e) {
            throw Problem.of("SMP-IN-0004", e).field("file").with("name", "file");
        }
    }

    static String sha256(MultipartFile file) {
        try (var in = new DigestInputStream(open(file), MessageDigest.getInstance("SHA-256"))) {
            in.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(in.getMessageDigest().digest());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
