package io.sampan.contracts;

import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Speaks for the tests of contracts: terms line by line, events as a table. */
final class ContractFixture {
    private ContractFixture() {}

    /** Terms, one {@code name value} a line, over the neutral ones below. */
    static Terms terms(String lines) {
        return TermsReader.read(map(lines));
    }

    static Map<String, Object> map(String lines) {
        var terms = new LinkedHashMap<String, Object>();
        terms.put("contractID", "c1");
        terms.put("contractRole", "RPA");
        terms.put("currency", "CNY");
        terms.put("statusDate", "2026-01-01");
        for (var line : lines.strip().split("\n")) {
            var words = line.strip().split(" +", 2);
            if (words[1].startsWith("[")) {
                var elements = words[1].substring(1, words[1].length() - 1).split(", *");
                terms.put(words[0], List.of((Object[]) elements));
            } else {
                terms.put(words[0], words[1]);
            }
        }
        return terms;
    }

    /** A loan of 1200 from 10 January 2026, 30/360, 12 %, interest monthly from 10 February. */
    static Map<String, Object> aLoan(String type, String more) {
        var terms =
                map(
                        """
                        initialExchangeDate 2026-01-10
                        notionalPrincipal 1200
                        nominalInterestRate 0.12
                        dayCountConvention 30E360
                        cycleAnchorDateOfInterestPayment 2026-02-10
                        cycleOfInterestPayment P1ML1
                        """);
        terms.put("contractType", type);
        if (!more.isBlank()) {
            var added = map(more);
            for (var line : more.strip().split("\n")) {
                var name = line.strip().split(" +", 2)[0];
                terms.put(name, added.get(name));
            }
        }
        return terms;
    }

    static Map<String, Object> anAmortisingLoan(String type, String more) {
        return aLoan(
                type,
                """
                cycleAnchorDateOfPrincipalRedemption 2026-02-10
                cycleOfPrincipalRedemption P1ML1
                """
                        + more);
    }

    static String table(Map<String, ?> terms) {
        return table(terms, Situation.PLAIN);
    }

    static String table(Map<String, ?> terms, Situation situation) {
        return table(Contracts.evaluate(TermsReader.read(terms), situation, Counting.unrounded()));
    }

    /** Rows of date, type, payoff, notional, rate, accrued interest. */
    static String table(Evaluation evaluation) {
        var text = new StringBuilder();
        for (var event : evaluation.events()) {
            text.append(
                    "%s %-4s %10.4f | %10.4f %6.4f %8.4f%s%n"
                            .formatted(
                                    event.time().toLocalDate(),
                                    event.type(),
                                    event.payoff() + 0.0,
                                    event.notional() + 0.0,
                                    event.rate(),
                                    event.accrued() + 0.0,
                                    event.currency().equals("CNY") ? "" : " " + event.currency()));
        }
        return text.toString();
    }

    static Situation observed(String code, String... dateAndValue) {
        return new Situation(observations(code, dateAndValue), List.of(), Optional.empty());
    }

    static Observations observations(String code, String... dateAndValue) {
        var values = new LinkedHashMap<LocalDateTime, Double>();
        for (var pair : dateAndValue) {
            var words = pair.split(" ");
            values.put(day(words[0]), Double.valueOf(words[1]));
        }
        return new Observations(Map.of(code, values));
    }

    static Situation happened(ObservedEvent... events) {
        return new Situation(Observations.NONE, List.of(events), Optional.empty());
    }

    static ObservedEvent event(String date, EventType type, double value) {
        return new ObservedEvent(day(date), type, value, Optional.empty(), Optional.empty());
    }

    static ObservedEvent creditEvent(String date, String contract, Performance performance) {
        return new ObservedEvent(
                day(date), EventType.CE, 0, Optional.of(contract), Optional.of(performance));
    }

    static Situation until(String date, Situation situation) {
        return new Situation(situation.observed(), situation.events(), Optional.of(day(date)));
    }

    static LocalDateTime day(String date) {
        return LocalDateTime.parse(date + "T00:00:00");
    }

    /** Counted to the fen, rounded half-up. */
    static Evaluation inMoney(Map<String, Object> terms) {
        return Contracts.evaluate(
                TermsReader.read(terms), Situation.PLAIN, Counting.money(RoundingMode.HALF_UP));
    }

    /** Rows of date, type, payoff, notional, exercise amount and date. */
    static String exercises(Map<String, ?> terms, Situation situation) {
        var text = new StringBuilder();
        var evaluation =
                Contracts.evaluate(TermsReader.read(terms), situation, Counting.unrounded());
        for (var event : evaluation.events()) {
            text.append(
                    "%s %-4s %10.4f | %10.4f %10.4f %s%n"
                            .formatted(
                                    event.time().toLocalDate(),
                                    event.type(),
                                    event.payoff() + 0.0,
                                    event.notional() + 0.0,
                                    event.exerciseAmount() + 0.0,
                                    event.exercised()
                                            .map(time -> time.toLocalDate().toString())
                                            .orElse("-")));
        }
        return text.toString();
    }

    /** A right on STOCK until 30 March 2026. */
    static Map<String, Object> option(String more) {
        return onStock("contractType OPTNS\nmaturityDate 2026-03-30\n" + more);
    }

    static Map<String, Object> future(String more) {
        return onStock("contractType FUTUR\nmaturityDate 2026-03-30\n" + more);
    }

    private static Map<String, Object> onStock(String lines) {
        var terms = map(lines);
        terms.put(
                "contractStructure",
                List.of(
                        Map.of(
                                "referenceRole",
                                "UDL",
                                "object",
                                Map.of("marketObjectCode", "STOCK"))));
        return terms;
    }

    /** STOCK at a price on the day on which the right is used. */
    static Situation early(String date, double price) {
        return new Situation(
                observations("STOCK", date + " " + price),
                List.of(event(date, EventType.XD, 0)),
                Optional.empty());
    }

    /** Role and contract by turns. */
    static Map<String, Object> withLegs(Map<String, Object> terms, Object... rolesAndContracts) {
        var structure = new ArrayList<Map<String, Object>>();
        for (int i = 0; i < rolesAndContracts.length; i += 2) {
            structure.add(
                    Map.of(
                            "referenceRole",
                            rolesAndContracts[i],
                            "object",
                            rolesAndContracts[i + 1]));
        }
        terms.put("contractStructure", structure);
        return terms;
    }

    /** A guarantee of loan1: 1200 at 12 % from 10 January to 10 May 2026. */
    static Map<String, Object> guarantee(String more) {
        return withLegs(map("contractType CEG\n" + more), "COVE", theCoveredLoan());
    }

    /** Three units of GOODS pledged for loan1. */
    static Map<String, Object> collateral(String more) {
        return withLegs(
                map("contractType CEC\n" + more),
                "COVE",
                theCoveredLoan(),
                "COVI",
                Map.of("marketObjectCode", "GOODS", "quantity", "3"));
    }

    private static Map<String, Object> theCoveredLoan() {
        return aLoan("PAM", "contractID loan1\nmaturityDate 2026-05-10");
    }
}
