package io.sampan.payments.internal;

import io.sampan.access.SystemClock;
import io.sampan.money.Money;
import io.sampan.payments.BankStatements;
import io.sampan.payments.Transfer.Direction;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The simulated bank's statement of one day as camt.053.001.08: what its own book says it moved,
 * under the id of the order and its own reference. The account begins with nothing.
 */
@Component
@ConditionalOnProperty(
        name = "sampan.payments.rail",
        havingValue = "simulator",
        matchIfMissing = true)
class SimulatedStatement implements BankStatements {

    static final String ACCOUNT = "SIM0000000000001002";

    private static final String NAMESPACE = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

    private final JdbcClient jdbc;

    SimulatedStatement(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Moved(UUID id, Direction direction, Money amount) {}

    /** A day without movements has a statement too. */
    @Override
    public byte[] of(LocalDate day) {
        var start = day.atStartOfDay(SystemClock.ZONE).toOffsetDateTime();
        var end = day.plusDays(1).atStartOfDay(SystemClock.ZONE).toOffsetDateTime();
        long opening =
                jdbc.sql(
                                """
                                select coalesce(sum(case direction when 'IN' then amount_minor
                                                                   else - amount_minor end), 0)::bigint
                                from payments.simulated_order
                                where times_moved > 0 and moved_at < ? and currency = 'CNY'
                                """)
                        .param(start)
                        .query(Long.class)
                        .single();
        var moved =
                jdbc.sql(
                                """
                                select id, direction, currency, amount_minor
                                from payments.simulated_order
                                where times_moved > 0 and moved_at >= ? and moved_at < ?
                                  and currency = 'CNY'
                                order by moved_at, id
                                """)
                        .params(start, end)
                        .query((row, _) ->
                                new Moved(
                                        row.getObject("id", UUID.class),
                                        Direction.valueOf(row.getString("direction")),
                                        Money.ofMinor(
                                                row.getString("currency"),
                                                row.getLong("amount_minor"))))
                        .list();
        try {
            return write(day, Money.ofMinor(Money.CNY, opening), moved)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String write(LocalDate day, Money opening, List<Moved> moved)
            throws XMLStreamException {
        var text = new StringWriter();
        var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("Document");
        xml.writeDefaultNamespace(NAMESPACE);
        xml.writeStartElement("BkToCstmrStmt");
        xml.writeStartElement("GrpHdr");
        element(xml, "MsgId", "SIM-" + day);
        element(xml, "CreDtTm", day.plusDays(1) + "T00:30:00");
        xml.writeEndElement();
        xml.writeStartElement("Stmt");
        element(xml, "Id", "SIM-" + day);
        element(xml, "CreDtTm", day.plusDays(1) + "T00:30:00");
        xml.writeStartElement("FrToDt");
        element(xml, "FrDtTm", day + "T00:00:00");
        element(xml, "ToDtTm", day + "T23:59:59");
        xml.writeEndElement();
        nested(xml, ACCOUNT, "Acct", "Id", "Othr", "Id");
        balance(xml, "OPBD", day, opening);
        var closing = opening;
        for (var one : moved) {
            closing =
                    one.direction() == Direction.IN
                            ? closing.plus(one.amount())
                            : closing.minus(one.amount());
        }
        balance(xml, "CLBD", day, closing);
        for (var one : moved) {
            entry(xml, day, one);
        }
        xml.writeEndDocument();
        xml.close();
        return text.toString();
    }

    private static void balance(XMLStreamWriter xml, String code, LocalDate day, Money amount)
            throws XMLStreamException {
        xml.writeStartElement("Bal");
        nested(xml, code, "Tp", "CdOrPrtry", "Cd");
        amount(xml, amount.isNegative() ? amount.negated() : amount);
        element(xml, "CdtDbtInd", amount.isNegative() ? "DBIT" : "CRDT");
        nested(xml, day.toString(), "Dt", "Dt");
        xml.writeEndElement();
    }

    private static void entry(XMLStreamWriter xml, LocalDate day, Moved one)
            throws XMLStreamException {
        xml.writeStartElement("Ntry");
        amount(xml, one.amount());
        element(xml, "CdtDbtInd", one.direction() == Direction.IN ? "CRDT" : "DBIT");
        nested(xml, "BOOK", "Sts", "Cd");
        nested(xml, day.toString(), "BookgDt", "Dt");
        nested(xml, day.toString(), "ValDt", "Dt");
        element(xml, "AcctSvcrRef", SimulatedBank.reference(one.id()));
        nested(xml, one.id().toString(), "NtryDtls", "TxDtls", "Refs", "EndToEndId");
        xml.writeEndElement();
    }

    private static void amount(XMLStreamWriter xml, Money amount) throws XMLStreamException {
        xml.writeStartElement("Amt");
        xml.writeAttribute("Ccy", amount.currency());
        xml.writeCharacters(amount.amount().toPlainString());
        xml.writeEndElement();
    }

    private static void element(XMLStreamWriter xml, String name, String text)
            throws XMLStreamException {
        nested(xml, text, name);
    }

    private static void nested(XMLStreamWriter xml, String text, String... names)
            throws XMLStreamException {
        for (var name : names) {
            xml.writeStartElement(name);
        }
        xml.writeCharacters(text);
        for (int i = 0; i < names.length; i++) {
            xml.writeEndElement();
        }
    }
}
