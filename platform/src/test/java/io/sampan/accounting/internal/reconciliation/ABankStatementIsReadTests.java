package io.sampan.accounting.internal.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ABankStatementIsReadTests {

    static final String CAMT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
             <GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-03-03T00:30:00</CreDtTm></GrpHdr>
             <Stmt><Id>S-1</Id>
              <FrToDt><FrDtTm>2026-03-02T00:00:00</FrDtTm><ToDtTm>2026-03-02T23:59:59</ToDtTm></FrToDt>
              <Acct><Id><Othr><Id>6222000000001002</Id></Othr></Id></Acct>
              <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">1000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
              <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="CNY">20.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Dt><Dt>2026-03-02</Dt></Dt></Bal>
              <Ntry><Amt Ccy="CNY">1200.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
               <BookgDt><Dt>2026-03-02</Dt></BookgDt><ValDt><Dt>2026-03-01</Dt></ValDt><AcctSvcrRef>B1</AcctSvcrRef>
               <NtryDtls><TxDtls><Refs><EndToEndId>E1</EndToEndId></Refs><RmtInf><Ustrd>pay &amp; go</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
              <Ntry><Amt Ccy="CNY">179.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>
               <BookgDt><DtTm>2026-03-02T10:00:00</DtTm></BookgDt></Ntry>
              <Ntry><Amt Ccy="CNY">5.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>PDNG</Cd></Sts></Ntry>
             </Stmt></BkToCstmrStmt></Document>
            """;

    private static final String CSV =
            """
            direction,day,value_date,amount,currency,end_to_end_id,bank_reference,note,account,statement
            OPENING,2026-03-02,,1000.00,CNY,,,,6222,S-1
            OUT,2026-03-02,2026-03-01,1200.00,CNY,E1,B1,pay,,
            IN,2026-03-02,,179.50,CNY,,,,,
            CLOSING,2026-03-02,,-20.50,CNY,,,,,
            """;

    @Test
    void camt_053_with_its_balances_and_booked_lines() throws Unreadable {
        var statement = Camt053.read(bytes(CAMT));

        assertThat(statement.account()).isEqualTo("6222000000001002");
        assertThat(statement.number()).isEqualTo("S-1");
        assertThat(statement.opening()).hasToString("CNY 1000.00");
        assertThat(statement.closing()).hasToString("CNY -20.50");
        assertThat(statement.unexplained()).isZero();
        assertThat(lines(statement))
                .isEqualTo(
                        """
                        2026-03-02 2026-03-01 CREDIT CNY 1200.00 [E1] [B1] pay & go
                        2026-03-02 2026-03-02 DEBIT CNY 179.50 [] []
                        """);
    }

    @Test
    void csv_with_its_balances_and_lines() throws Unreadable {
        var statement = StatementCsv.read(bytes(CSV));

        assertThat(statement.unexplained()).isZero();
        assertThat(statement.account()).isEqualTo("6222");
        assertThat(lines(statement))
                .isEqualTo(
                        """
                        2026-03-02 2026-03-01 CREDIT CNY 1200.00 [E1] [B1] pay
                        2026-03-02 2026-03-02 DEBIT CNY 179.50 [] []
                        """);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>",
                "<!DOCTYPE d SYSTEM \"http://localhost:1/evil.dtd\">",
                "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>"
            })
    void a_document_type_is_refused_whatever_it_declares(String type) {
        var evil = CAMT.replace("<Document", type + "<Document").replace("pay &amp; go", "&x;&b;");

        assertThatThrownBy(() -> Camt053.read(bytes(evil))).isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "<Document/>",
                "{}",
                "a,b\n1,2\n",
                "direction,day\nOPENING,2026-03-02\n",
                "direction,day,amount,currency,account,statement\nOPENING,x,1.00,CNY,a,b\nCLOSING,x,1.00,CNY,a,b\n",
                "direction,day,amount,currency,account,statement\nUP,2026-03-02,1.00,CNY,a,b\n"
            })
    void what_is_no_statement_is_refused_with_the_reason(String text) {
        assertThatThrownBy(
                        () -> {
                            if (text.startsWith("<")) {
                                Camt053.read(bytes(text));
                            } else {
                                StatementCsv.read(bytes(text));
                            }
                        })
                .isInstanceOf(Unreadable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Id>S-1</Id>",
                "<Othr><Id>6222000000001002</Id></Othr>",
                "<Cd>CLBD</Cd>",
                "<CdtDbtInd>CRDT</CdtDbtInd><Sts>BOOK</Sts>",
                "<DtTm>2026-03-02T10:00:00</DtTm>"
            })
    void a_missing_part_is_named_and_not_guessed(String part) {
        assertThatThrownBy(() -> Camt053.read(bytes(CAMT.replace(part, ""))))
                .isInstanceOf(Unreadable.class);
    }

    private static String lines(BankStatement statement) {
        return statement.lines().stream()
                .map(line ->
                        "%s %s %s %s [%s] [%s] %s"
                                        .formatted(
                                                line.day(),
                                                line.valueDate(),
                                                line.side(),
                                                line.amount(),
                                                line.endToEnd(),
                                                line.bankReference(),
                                                line.note())
                                        .strip()
                                + "\n")
                .collect(Collectors.joining());
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
