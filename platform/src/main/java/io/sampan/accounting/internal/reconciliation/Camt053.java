package io.sampan.accounting.internal.reconciliation;

import io.sampan.accounting.internal.reconciliation.BankStatement.Line;
import io.sampan.ledger.Side;
import io.sampan.money.Money;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads an ISO 20022 camt.053 message with one statement, of whatever version: elements are known
 * by their local names. Document types and external entities are refused, so that a file can
 * neither read other files nor ask the network.
 */
final class Camt053 {

    private static final int DEPTH_MAX = 40;
    private static final int TEXT_MAX = 2000;

    private final XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();
    private final Map<String, String> statement = new HashMap<>();
    private final Map<String, Money> balances = new HashMap<>();
    private final List<Line> lines = new ArrayList<>();
    private Map<String, String> part = new HashMap<>();
    private int statements;

    private Camt053(XMLStreamReader xml) {
        this.xml = xml;
    }

    static BankStatement read(byte[] file) throws Unreadable {
        var factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        try {
            var xml = factory.createXMLStreamReader(new ByteArrayInputStream(file));
            try {
                return new Camt053(xml).read();
            } finally {
                xml.close();
            }
        } catch (XMLStreamException e) {
            throw new Unreadable("the XML ends or breaks: " + e.getMessage(), e);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            throw new Unreadable("a value cannot be read: " + e.getMessage(), e);
        }
    }

    private BankStatement read() throws XMLStreamException, Unreadable {
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw new Unreadable("a document type or entity is not allowed");
                case XMLStreamConstants.START_ELEMENT -> begin();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text();
                case XMLStreamConstants.END_ELEMENT -> end();
                default -> {}
            }
        }
        if (statements != 1) {
            throw new Unreadable("one statement is expected, there are " + statements);
        }
        var opening = balances.getOrDefault("OPBD", balances.get("PRCD"));
        var closing = balances.get("CLBD");
        if (opening == null || closing == null) {
            throw new Unreadable("the opening or closing balance (OPBD, CLBD) is missing");
        }
        var to = statement.getOrDefault("closingDay", "");
        var from =
                day(
                        statement.getOrDefault(
                                "FrToDt/FrDtTm", statement.getOrDefault("FrToDt/FrDt", to)));
        return new BankStatement(
                required(statement, "account"),
                required(statement, "Id"),
                from,
                day(to),
                opening,
                closing,
                lines);
    }

    private void begin() throws Unreadable {
        if (path.size() == DEPTH_MAX) {
            throw new Unreadable("elements are nested too deeply");
        }
        path.addLast(xml.getLocalName());
        var name = xml.getLocalName();
        if (name.equals("Stmt")) {
            statements++;
        }
        if (within("Stmt", "Bal") || within("Stmt", "Ntry")) {
            part = new HashMap<>();
        }
        if (name.equals("Amt") && parent("Bal", "Ntry")) {
            part.put("Ccy", String.valueOf(xml.getAttributeValue(null, "Ccy")));
        }
    }

    private void text() throws Unreadable {
        var text = xml.getText().strip();
        if (text.isEmpty()) {
            return;
        }
        var here = String.join("/", path);
        var inside = here.substring(Math.max(0, here.indexOf("/Stmt/") + "/Stmt/".length()));
        if (inside.startsWith("Bal/") || inside.startsWith("Ntry/")) {
            var key = inside.substring(inside.indexOf('/') + 1);
            var joined = part.getOrDefault(key, "") + text;
            if (joined.length() > TEXT_MAX) {
                throw new Unreadable(key + " is longer than " + TEXT_MAX);
            }
            part.put(key, joined);
        } else if (here.contains("/Stmt/")) {
            statement.merge(inside, text, String::concat);
        }
    }

    private void end() throws Unreadable {
        if (within("Stmt", "Bal")) {
            balance();
        } else if (within("Stmt", "Ntry")) {
            entry();
        } else if (within("Stmt", "Acct")) {
            var account = statement.getOrDefault("Acct/Id/IBAN", statement.get("Acct/Id/Othr/Id"));
            if (account != null) {
                statement.put("account", account);
            }
        }
        path.removeLast();
    }

    private void balance() throws Unreadable {
        var code = part.getOrDefault("Tp/CdOrPrtry/Cd", "");
        var amount = Money.of(required(part, "Ccy"), required(part, "Amt"));
        balances.put(code, required(part, "CdtDbtInd").equals("DBIT") ? amount.negated() : amount);
        if (code.equals("CLBD")) {
            statement.put(
                    "closingDay", part.getOrDefault("Dt/Dt", part.getOrDefault("Dt/DtTm", "")));
        }
        part = new HashMap<>();
    }

    /** Only booked entries count: pending ones come again. */
    private void entry() throws Unreadable {
        var state = part.getOrDefault("Sts/Cd", part.getOrDefault("Sts", "BOOK"));
        if (state.equals("BOOK")) {
            var booked = part.getOrDefault("BookgDt/Dt", part.getOrDefault("BookgDt/DtTm", ""));
            var valued = part.getOrDefault("ValDt/Dt", part.getOrDefault("ValDt/DtTm", booked));
            boolean in = required(part, "CdtDbtInd").equals("CRDT");
            lines.add(
                    new Line(
                            day(booked),
                            day(valued),
                            in ? Side.DEBIT : Side.CREDIT,
                            Money.of(required(part, "Ccy"), required(part, "Amt")),
                            part.getOrDefault("NtryDtls/TxDtls/Refs/EndToEndId", ""),
                            part.getOrDefault(
                                    "AcctSvcrRef",
                                    part.getOrDefault("NtryDtls/TxDtls/Refs/AcctSvcrRef", "")),
                            part.getOrDefault(
                                    "NtryDtls/TxDtls/RmtInf/Ustrd",
                                    part.getOrDefault("AddtlNtryInf", ""))));
        }
        part = new HashMap<>();
    }

    /** A date, or the date of a date and time. */
    private static LocalDate day(String text) throws Unreadable {
        if (text.length() < 10) {
            throw new Unreadable("a date is missing");
        }
        return LocalDate.parse(text.substring(0, 10));
    }

    private static String required(Map<String, String> values, String key) throws Unreadable {
        var value = values.get(key);
        if (value == null) {
            throw new Unreadable(key + " is missing");
        }
        return value;
    }

    private boolean within(String parent, String name) {
        var last = path.descendingIterator();
        return last.hasNext()
                && last.next().equals(name)
                && last.hasNext()
                && last.next().equals(parent);
    }

    private boolean parent(String... names) {
        var last = path.descendingIterator();
        last.next();
        return last.hasNext() && List.of(names).contains(last.next());
    }
}
