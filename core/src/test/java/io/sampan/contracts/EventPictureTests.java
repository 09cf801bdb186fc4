package io.sampan.contracts;

import static io.sampan.contracts.ContractFixture.anAmortisingLoan;
import static io.sampan.contracts.ContractFixture.inMoney;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * The picture in docs/concepts/contracts.md is drawn from an evaluation; draw it anew with {@code
 * -Dsampan.draw=true}.
 */
class EventPictureTests {
    private static final int WIDTH = 760;
    private static final int LEFT = 60;
    private static final double RIGHT = 110;
    private static final int AXIS = 70;

    @Test
    void the_picture_shows_what_the_engine_computes() throws IOException {
        var picture = draw(inMoney(anAmortisingLoan("ANN", "maturityDate 2026-05-10")));
        var file =
                Path.of(
                        System.getProperty("sampan.root", "."),
                        "docs",
                        "concepts",
                        "contract-events.svg");
        if (Boolean.getBoolean("sampan.draw")) {
            Files.writeString(file, picture);
        }

        assertThat(Files.readString(file)).isEqualTo(picture);
    }

    private static String draw(Evaluation evaluation) {
        var svg = new StringBuilder();
        svg.append(
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d 240" role="img" aria-label="Events of an annuity of CNY 1200 over four months" font-family="sans-serif" font-size="12">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <line x1="30" y1="%d" x2="%d" y2="%d" stroke="#5b6770"/>
                """
                        .formatted(WIDTH, AXIS, WIDTH - 20, AXIS));
        var first = evaluation.date(0);
        long span = ChronoUnit.DAYS.between(first, evaluation.date(evaluation.size() - 1));
        var heights = new HashMap<LocalDate, Double>();
        for (int i = 0; i < evaluation.size(); i++) {
            var date = evaluation.date(i);
            double x = LEFT + (WIDTH - LEFT - RIGHT) * ChronoUnit.DAYS.between(first, date) / span;
            draw(svg, evaluation, i, x, heights);
        }
        return svg.append("</svg>\n").toString();
    }

    private static void draw(
            StringBuilder svg,
            Evaluation evaluation,
            int i,
            double x,
            Map<LocalDate, Double> heights) {
        var date = evaluation.date(i);
        double payoff = evaluation.payoff(i);
        boolean firstOfDay = !heights.containsKey(date);
        double stacked = heights.getOrDefault(date, 0.0);
        if (payoff == 0) {
            add(svg, "<path d=\"M%.1f %d l5 -5 l5 5 l-5 5 z\" fill=\"#5b6770\"/>", x - 5, AXIS);
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"end\">%s</text>",
                    x - 8,
                    AXIS - 6,
                    evaluation.type(i));
            return;
        }
        double height = Math.abs(payoff) / 10;
        double top = payoff > 0 ? AXIS - stacked - height : AXIS;
        var colour =
                switch (evaluation.type(i)) {
                    case IP -> "#d9822b";
                    case IED -> "#a33b3b";
                    default -> "#1f6f8b";
                };
        add(
                svg,
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"26\" height=\"%.1f\" fill=\"%s\"/>",
                x - 13,
                top,
                height,
                colour);
        double label = payoff > 0 ? top + (height > 14 ? 14 : -3) : top + height + 14;
        add(
                svg,
                "<text x=\"%.1f\" y=\"%.1f\">%s %s</text>",
                x + 16,
                label,
                evaluation.type(i),
                evaluation.payoffMoney(i).amount().toPlainString());
        heights.put(date, payoff > 0 ? stacked + height : 0.0);
        if (firstOfDay) {
            add(
                    svg,
                    "<text x=\"%.1f\" y=\"228\" text-anchor=\"middle\" fill=\"#5b6770\">%s</text>",
                    x,
                    date);
        }
    }

    @SuppressWarnings("AnnotateFormatMethod")
    private static void add(StringBuilder svg, String form, Object... values) {
        svg.append(String.format(Locale.ROOT, form, values)).append('\n');
    }
}
