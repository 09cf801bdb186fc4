package io.sampan.lending.internal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * The wording of a contract in one language, with its figures filled in. The text is data of the
 * pack; every {@code {name}} in it has to be known here.
 *
 * @param language {@code zh} or {@code en}
 * @param version of the text, printed on the paper
 */
record ContractText(
        String language,
        String version,
        String title,
        String subtitle,
        String page,
        Map<String, String> labels,
        Map<String, String> values,
        List<Article> articles) {

    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    /** Every name a text may use. */
    static final Set<String> NAMES =
            Set.of(
                    "product",
                    "amount",
                    "amountWords",
                    "purpose",
                    "rate",
                    "yearly",
                    "count",
                    "method",
                    "months",
                    "drawn",
                    "firstDue",
                    "holder",
                    "bank",
                    "tail",
                    "account",
                    "fee",
                    "feeRate",
                    "feeClause",
                    "early",
                    "earlyFeeRate",
                    "earlyClause",
                    "penaltyRate",
                    "penaltyUplift",
                    "misuseUplift",
                    "accelerationDays",
                    "payoutDays",
                    "contact",
                    "contactPhone",
                    "hours",
                    "complaintsPhone");

    /** One article with its numbered clauses. */
    record Article(String heading, List<String> clauses) {}

    /** The text of the pack with the names still in it. */
    static ContractText of(String language, JsonNode file) {
        var articles = new ArrayList<Article>();
        for (var node : file.path("articles")) {
            var clauses = new ArrayList<String>();
            node.path("clauses").forEach(clause -> clauses.add(clause.asString()));
            articles.add(new Article(node.path("heading").asString(), List.copyOf(clauses)));
        }
        return new ContractText(
                language,
                file.path("version").asString(),
                file.path("title").asString(),
                file.path("subtitle").asString(),
                file.path("page").asString(),
                texts(file.path("labels")),
                texts(file.path("values")),
                List.copyOf(articles));
    }

    /**
     * Checks that every name in the text is known.
     *
     * @throws IllegalStateException naming the one that is not
     */
    void check() {
        var texts = new ArrayList<String>();
        texts.add(subtitle);
        texts.addAll(labels.values());
        texts.addAll(values.values());
        articles.forEach(article -> texts.addAll(article.clauses()));
        for (var words : texts) {
            NAME.matcher(words)
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !NAMES.contains(name))
                    .findFirst()
                    .ifPresent(name -> {
                        throw new IllegalStateException("unknown name {" + name + "}");
                    });
        }
    }

    /** The text with the figures of a paper in place of the names. */
    ContractText filled(ContractPaper paper) {
        var names = names(paper);
        return new ContractText(
                language,
                version,
                title,
                fill(subtitle, names),
                page,
                filled(labels, names),
                filled(values, names),
                articles.stream()
                        .map(article ->
                                new Article(
                                        article.heading(),
                                        article.clauses().stream()
                                                .map(clause -> fill(clause, names))
                                                .toList()))
                        .toList());
    }

    String label(String name) {
        return required(labels, name);
    }

    String value(String name) {
        return required(values, name);
    }

    /** The page line, for example {@code Page 1 of 4}. */
    String page(int number, int total) {
        return page.replace("{page}", String.valueOf(number))
                .replace("{pages}", String.valueOf(total));
    }

    private Map<String, String> names(ContractPaper paper) {
        var quote = paper.quote();
        var product = quote.product();
        var names = new HashMap<String, String>();
        names.put("product", product.name().in(language));
        names.put("amount", Shown.amount(quote.amount()));
        names.put("amountWords", ChineseAmount.of(quote.amount()));
        names.put("purpose", paper.purpose().name().in(language));
        names.put("rate", Shown.percent(quote.terms().rate()));
        names.put("yearly", Shown.percent(quote.yearlyRate()));
        names.put("count", value(product.interestCount().name()));
        names.put("method", value(product.amortisation().name()));
        names.put("months", String.valueOf(quote.terms().instalments()));
        names.put("drawn", Shown.date(quote.terms().drawn(), language));
        names.put("firstDue", Shown.date(quote.terms().firstDue(), language));
        names.put("holder", paper.account().holder());
        names.put("bank", paper.account().bank());
        names.put("tail", paper.account().tail());
        names.put("account", fill(value("account"), names));
        names.put("fee", Shown.amount(quote.fee()));
        names.put("feeRate", Shown.part(product.feeRate()));
        names.put("earlyFeeRate", Shown.part(product.earlyRepaymentFeeRate()));
        names.put("penaltyRate", Shown.percent(product.penaltyRate(quote.terms().rate())));
        names.put("penaltyUplift", Shown.part(product.penaltyUplift()));
        names.put("misuseUplift", Shown.part(paper.misuseUplift()));
        names.put("accelerationDays", String.valueOf(paper.accelerationDays()));
        names.put("payoutDays", String.valueOf(paper.payoutDays()));
        names.put("contact", paper.lender().contact().in(language));
        names.put("contactPhone", paper.lender().contactPhone());
        names.put("hours", paper.lender().hours().in(language));
        names.put("complaintsPhone", paper.lender().complaintsPhone());
        names.put("feeClause", fill(value(quote.fee().isZero() ? "feeNone" : "feeOnce"), names));
        boolean free = product.earlyRepaymentFeeRate().signum() == 0;
        names.put("earlyClause", fill(value(free ? "earlyFreeClause" : "earlyFeeClause"), names));
        names.put("early", fill(value(free ? "earlyFree" : "earlyFee"), names));
        return names;
    }

    private static Map<String, String> filled(
            Map<String, String> texts, Map<String, String> names) {
        var filled = new HashMap<String, String>();
        texts.forEach((name, text) -> filled.put(name, fill(text, names)));
        return Map.copyOf(filled);
    }

    private static String fill(String text, Map<String, String> names) {
        return NAME.matcher(text)
                .replaceAll(name -> Matcher.quoteReplacement(required(names, name.group(1))));
    }

    private static String required(Map<String, String> texts, String name) {
        var text = texts.get(name);
        if (text == null) {
            throw new IllegalStateException("the contract text has no {" + name + "}");
        }
        return text;
    }

    private static Map<String, String> texts(JsonNode node) {
        var texts = new HashMap<String, String>();
        node.propertyStream()
                .forEach(entry -> texts.put(entry.getKey(), entry.getValue().asString()));
        return Map.copyOf(texts);
    }
}
