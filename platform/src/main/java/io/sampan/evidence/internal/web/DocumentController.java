package io.sampan.evidence.internal.web;

import io.sampan.evidence.Document;
import io.sampan.evidence.DocumentId;
import io.sampan.evidence.Evidence;
import io.sampan.evidence.Signature;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Documents to read. Who may see which is decided by {@link Evidence}. */
@RestController
@RequestMapping("/api/v1/documents")
@PreAuthorize("isAuthenticated()")
class DocumentController {

    private final Evidence evidence;

    DocumentController(Evidence evidence) {
        this.evidence = evidence;
    }

    @GetMapping("/{id}")
    ResponseEntity<byte[]> content(@PathVariable UUID id) {
        var document = evidence.document(new DocumentId(id));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(document.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-SHA256", document.sha256())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(document.kind() + "-" + id + ".pdf")
                                .build()
                                .toString())
                .body(evidence.content(document.id()));
    }

    @GetMapping("/{id}/facts")
    Facts facts(@PathVariable UUID id) {
        return Facts.of(evidence.document(new DocumentId(id)));
    }

    record Facts(
            UUID id,
            String kind,
            String sha256,
            long size,
            int pages,
            String language,
            Instant createdAt,
            List<Signed> signatures) {

        static Facts of(Document document) {
            return new Facts(
                    document.id().value(),
                    document.kind(),
                    document.sha256(),
                    document.size(),
                    document.pages(),
                    document.language(),
                    document.createdAt(),
                    document.signatures().stream().map(Signed::of).toList());
        }
    }

    record Signed(String signer, Instant at, String how, String sha256) {

        static Signed of(Signature signature) {
            return new Signed(
                    signature.signerName(), signature.at(), signature.how(), signature.sha256());
        }
    }
}
