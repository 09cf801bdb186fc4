package io.sampan.evidence.internal;

import io.sampan.access.Access;
import io.sampan.access.Actor;
import io.sampan.access.AuditTrail;
import io.sampan.access.Ids;
import io.sampan.access.Problem;
import io.sampan.access.UserId;
import io.sampan.evidence.Document;
import io.sampan.evidence.DocumentId;
import io.sampan.evidence.Evidence;
import io.sampan.evidence.NewDocument;
import io.sampan.evidence.Signature;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps documents in the database. */
@Component
class EvidenceArchive implements Evidence {

    private static final String FACTS =
            """
            select d.id, d.kind, d.subject, d.enterprise, d.language, d.media_type, d.sha256, d.size, d.pages,
                   d.created_at, s.signer, s.signer_name, s.signed_at, s.how, s.sha256 as signed_sha256
              from evidence.document d
              left join evidence.signature s on s.document = d.id
            """;

    private final JdbcClient sql;
    private final Access access;
    private final AuditTrail audit;
    private final Clock clock;

    EvidenceArchive(JdbcClient sql, Access access, AuditTrail audit, Clock clock) {
        this.sql = sql;
        this.access = access;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Document keep(NewDocument kept, byte[] content) {
        if (content.length == 0 || content.length > SIZE_MAX) {
            throw new IllegalArgumentException(
                    "a document of %d bytes: expected 1 to %d".formatted(content.length, SIZE_MAX));
        }
        var document =
                new Document(
                        new DocumentId(Ids.next()),
                        kept.kind(),
                        kept.subject(),
                        kept.enterprise(),
                        kept.language(),
                        kept.mediaType(),
                        Fingerprint.sha256(content),
                        content.length,
                        Pages.count(kept.mediaType(), content),
                        clock.instant(),
                        List.of());
        sql.sql(
                        """
                        insert into evidence.document
                               (id, kind, subject, enterprise, language, media_type, sha256, size, pages, created_at)
                        values (:id, :kind, :subject, :enterprise, :language, :mediaType, :sha256, :size, :pages, :at)
                        """)
                .param("id", document.id().value())
                .param("kind", document.kind())
                .param("subject", document.subject())
                .param("enterprise", document.enterprise())
                .param("language", document.language())
                .param("mediaType", document.mediaType())
                .param("sha256", document.sha256())
                .param("size", document.size())
                .param("pages", document.pages())
                .param("at", utc(document.createdAt()))
                .update();
        sql.sql("insert into evidence.content (document, bytes) values (:id, :bytes)")
                .param("id", document.id().value())
                .param("bytes", content)
                .update();
        return document;
    }

    @Override
    public Document document(DocumentId id) {
        return list(FACTS + " where d.id = :key order by s.signed_at", id.value()).stream()
                .filter(this::visible)
                .findFirst()
                .orElseThrow(() -> Problem.of("SMP-EVI-0404"));
    }

    @Override
    @Transactional
    public byte[] content(DocumentId id) {
        var document = document(id);
        var bytes =
                sql.sql("select bytes from evidence.content where document = :id")
                        .param("id", id.value())
                        .query(byte[].class)
                        .single();
        var found = Fingerprint.sha256(bytes);
        if (!found.equals(document.sha256())) {
            throw new IllegalStateException(
                    "document "
                            + id
                            + " was kept as "
                            + document.sha256()
                            + ", now it is "
                            + found);
        }
        audit.record("evidence.read", "document", id.toString(), null, null);
        return bytes;
    }

    @Override
    @Transactional
    public Signature sign(DocumentId id, String sha256, Actor signer, String how) {
        var document = document(id);
        if (!document.sha256().equals(sha256)) {
            throw Problem.of("SMP-EVI-0409").field("sha256");
        }
        sql.sql(
                        """
                        insert into evidence.signature (document, signer, signer_name, signed_at, how, sha256)
                        values (:document, :signer, :name, :at, :how, :sha256)
                        on conflict (document, signer) do nothing
                        """)
                .param("document", id.value())
                .param("signer", signer.user().value())
                .param("name", signer.name())
                .param("at", utc(clock.instant()))
                .param("how", how)
                .param("sha256", sha256)
                .update();
        return document(id).signatures().stream()
                .filter(signature -> signature.signer().equals(signer.user()))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public List<Document> documents(String subject) {
        return list(
                        FACTS + " where d.subject = :key order by d.created_at, d.id, s.signed_at",
                        subject)
                .stream()
                .filter(this::visible)
                .toList();
    }

    /** A borrower sees the papers of its own enterprise; staff see all. */
    private boolean visible(Document document) {
        return access.actor().enterprise().map(document.enterprise()::equals).orElse(true);
    }

    private List<Document> list(String query, Object key) {
        var found = new LinkedHashMap<UUID, Document>();
        var signatures = new LinkedHashMap<UUID, List<Signature>>();
        sql.sql(query)
                .param("key", key)
                .query(row -> {
                    var document = facts(row);
                    found.putIfAbsent(document.id().value(), document);
                    signature(row)
                            .ifPresent(signature ->
                                    signatures
                                            .computeIfAbsent(
                                                    document.id().value(), _ -> new ArrayList<>())
                                            .add(signature));
                });
        return found.values().stream().map(document -> signed(document, signatures)).toList();
    }

    private static Document signed(Document document, Map<UUID, List<Signature>> signatures) {
        return new Document(
                document.id(),
                document.kind(),
                document.subject(),
                document.enterprise(),
                document.language(),
                document.mediaType(),
                document.sha256(),
                document.size(),
                document.pages(),
                document.createdAt(),
                signatures.getOrDefault(document.id().value(), List.of()));
    }

    private static Document facts(ResultSet row) throws SQLException {
        return new Document(
                new DocumentId(row.getObject("id", UUID.class)),
                row.getString("kind"),
                row.getString("subject"),
                row.getObject("enterprise", UUID.class),
                row.getString("language"),
                row.getString("media_type"),
                row.getString("sha256"),
                row.getLong("size"),
                row.getInt("pages"),
                instant(row, "created_at"),
                List.of());
    }

    private static Optional<Signature> signature(ResultSet row) throws SQLException {
        var signer = row.getObject("signer", UUID.class);
        if (signer == null) {
            return Optional.empty();
        }
        return Optional.of(
                new Signature(
                        new UserId(signer),
                        row.getString("signer_name"),
                        instant(row, "signed_at"),
                        row.getString("how"),
                        row.getString("signed_sha256")));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
