package io.sampan.contracts;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The file shape of the public ACTUS test beds, parsed into maps, lists, texts and numbers: cases
 * by identifier go in, their events in the shape of {@code results} come out.
 */
public final class TestFile {
    private TestFile() {}

    /**
     * Evaluates every case. A case that cannot be read or evaluated gets {@code {"error": {"term",
     * "value", "expected", "message"}}} under its identifier and does not stop the others.
     */
    public static Map<String, Object> evaluate(Map<String, ?> cases) {
        var answers = new LinkedHashMap<String, Object>();
        cases.forEach((id, one) -> answers.put(id, answer(one)));
        return answers;
    }

    /** The answer to one case: its events, or why it cannot be read or evaluated. */
    public static Object answer(@Nullable Object one) {
        try {
            var evaluation = evaluateCase(Fields.object("case", one));
            var events = new ArrayList<Map<String, Object>>();
            for (int i = 0; i < evaluation.size(); i++) {
                events.add(fields(evaluation.event(i)));
            }
            return events;
        } catch (TermRefusedException e) {
            return error(e, e.term(), e.value(), e.expected());
        } catch (RuntimeException e) {
            // Whatever is wrong with one case, even a fault of ours, is its answer and stays there.
            return error(e, null, null, null);
        }
    }

    private static Map<String, Object> error(
            RuntimeException e,
            @Nullable String term,
            @Nullable String value,
            @Nullable String expected) {
        var error = new LinkedHashMap<String, Object>();
        var message = e.getMessage();
        error.put("message", message == null ? e.getClass().getSimpleName() : message);
        if (term != null && value != null && expected != null) {
            error.put("term", term);
            error.put("value", value);
            error.put("expected", expected);
        }
        return Map.of("error", error);
    }

    /**
     * Evaluates one case, unrounded.
     *
     * @throws TermRefusedException if it cannot be read
     */
    public static Evaluation evaluateCase(Map<String, ?> one) {
        return evaluateCase(one, Counting.unrounded());
    }

    /** Evaluates one case in a way of counting. */
    public static Evaluation evaluateCase(Map<String, ?> one, Counting counting) {
        var terms = TermsReader.read(Fields.object("terms", one.get("terms")));
        return Contracts.evaluate(terms, situation(one), counting);
    }

    /** What the case says besides its terms: observations, events, horizon. */
    public static Situation situation(Map<String, ?> one) {
        return new Situation(
                observations(one.get("dataObserved")),
                events(new Fields(one)),
                Optional.ofNullable(new Fields(one).time("to")));
    }

    private static Observations observations(@Nullable Object data) {
        if (data == null) {
            return Observations.NONE;
        }
        var series = new HashMap<String, Map<LocalDateTime, Double>>();
        Fields.object("dataObserved", data)
                .forEach((code, one) -> {
                    var values = new HashMap<LocalDateTime, Double>();
                    var fields = new Fields(Fields.object("dataObserved", one));
                    for (var point : fields.objects("data")) {
                        var reading = new Fields(point);
                        values.put(
                                reading.requiredTime("timestamp"),
                                reading.requiredDecimal("value").doubleValue());
                    }
                    series.put(code, values);
                });
        return new Observations(series);
    }

    private static List<ObservedEvent> events(Fields one) {
        var events = new ArrayList<ObservedEvent>();
        for (var values : one.objects("eventsObserved")) {
            var event = new Fields(values);
            var states = event.raw("states");
            var performance =
                    states == null
                            ? null
                            : new Fields(Fields.object("states", states))
                                    .text("contractPerformance");
            events.add(
                    new ObservedEvent(
                            event.requiredTime("time"),
                            event.requiredChoice("type", EventType.class),
                            event.number("value", 0),
                            Optional.ofNullable(event.text("contractId")),
                            Optional.ofNullable(performance)
                                    .map(text ->
                                            new Fields(Map.of("contractPerformance", text))
                                                    .requiredChoice(
                                                            "contractPerformance",
                                                            Performance.class))));
        }
        return events;
    }

    private static Map<String, Object> fields(Event event) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("eventDate", text(event.time()));
        fields.put("eventType", event.type().name());
        fields.put("payoff", plain(event.payoff()));
        fields.put("currency", event.currency());
        fields.put("notionalPrincipal", plain(event.notional()));
        fields.put("nominalInterestRate", plain(event.rate()));
        fields.put("accruedInterest", plain(event.accrued()));
        fields.put("exerciseAmount", plain(event.exerciseAmount()));
        event.exercised().ifPresent(time -> fields.put("exerciseDate", text(time)));
        return fields;
    }

    /** Minus zero is zero to everybody but a computer. */
    private static double plain(double number) {
        return number == 0 ? 0.0 : number;
    }

    private static String text(LocalDateTime time) {
        var text = time.toString();
        return text.length() == 16 ? text + ":00" : text;
    }
}
