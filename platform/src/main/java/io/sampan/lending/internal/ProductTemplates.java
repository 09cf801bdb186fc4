package io.sampan.lending.internal;

import io.sampan.contracts.Amortisation;
import io.sampan.contracts.InterestCount;
import io.sampan.lending.LoanPurpose;
import io.sampan.lending.Product;
import io.sampan.money.AnnualRate;
import io.sampan.money.Money;
import io.sampan.packs.Packs;
import io.sampan.packs.Words;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * The products of the pack, read and checked at start: a template that contradicts itself or the
 * law stops the start with its file and field.
 */
@Component
class ProductTemplates {

    private static final String FOLDER = "products";

    private final Packs packs;
    private final ProductChecks checks;
    private final Map<String, List<Product>> versions = new TreeMap<>();

    ProductTemplates(Packs packs, LegalCaps caps, Clock clock) {
        this.packs = packs;
        this.checks = new ProductChecks(packs, caps);
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Asia/Shanghai"));
        for (var file : packs.documents(FOLDER)) {
            var read = Packs.checked(file, () -> read(packs.document(file), today));
            var first = read.getFirst();
            if (versions.put(first.code(), read) != null) {
                throw new IllegalStateException(
                        "packs: %s: code: %s stands in two files".formatted(file, first.code()));
            }
        }
        if (versions.isEmpty()) {
            throw new IllegalStateException("packs: products: there is no product");
        }
    }

    /** The products on sale on a day. */
    List<Product> onSale(LocalDate day) {
        return versions.keySet().stream().flatMap(code -> product(code, day).stream()).toList();
    }

    /** The version of a product in force on a day. */
    Optional<Product> product(String code, LocalDate day) {
        return versions.getOrDefault(code, List.of()).stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .max(Comparator.comparing(Product::effectiveFrom));
    }

    private List<Product> read(JsonNode file, LocalDate today) {
        var code = Field.of(file, "code").asString();
        var read = new ArrayList<Product>();
        for (var node : Field.of(file, "versions")) {
            var product = version(code, node);
            if (!read.isEmpty()
                    && !product.effectiveFrom().isAfter(read.getLast().effectiveFrom())) {
                throw new IllegalArgumentException(
                        "effective_from: versions must ascend, " + product.effectiveFrom());
            }
            read.add(product);
        }
        if (read.isEmpty()) {
            throw new IllegalArgumentException("versions: there is none");
        }
        for (int i = 0; i < read.size(); i++) {
            var product = read.get(i);
            checks.check(product, product.effectiveFrom());
            if (i == read.size() - 1 && today.isAfter(product.effectiveFrom())) {
                checks.check(product, today);
            }
        }
        return List.copyOf(read);
    }

    private Product version(String code, JsonNode node) {
        var from = Field.read(node, "effective_from", LocalDate::parse);
        return new Product(
                code,
                from,
                Field.of(node, "citation").asString(),
                Field.words(node, "name"),
                Field.words(node, "line"),
                Field.read(node, "amortisation", Amortisation::valueOf),
                Field.read(node, "interest_count", InterestCount::valueOf),
                Field.read(node, "amount_min", Money::cny),
                Field.read(node, "amount_max", Money::cny),
                packs.rule("lending", "amount_step", from).cny(),
                Field.list(node, "months").stream().map(JsonNode::asInt).toList(),
                Field.read(node, "rate_min", AnnualRate::of),
                Field.read(node, "rate_max", AnnualRate::of),
                Field.read(node, "fee_rate", BigDecimal::new),
                Field.read(node, "early_repayment_fee_rate", BigDecimal::new),
                Field.read(node, "penalty_uplift", BigDecimal::new),
                Field.read(node, "grace_days", Integer::parseInt),
                purposes(node, from),
                Field.list(node, "segments").stream().map(JsonNode::asString).toList());
    }

    private List<LoanPurpose> purposes(JsonNode node, LocalDate on) {
        var known = Purposes.allowed(packs, on);
        return Field.list(node, "purposes").stream()
                .map(JsonNode::asString)
                .map(code ->
                        known.stream()
                                .filter(purpose -> purpose.code().equals(code))
                                .findFirst()
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "purposes: %s is not one of %s"
                                                        .formatted(code, codes(known)))))
                .toList();
    }

    private static String codes(List<LoanPurpose> known) {
        return Arrays.toString(known.stream().map(LoanPurpose::code).toArray());
    }

    /** Reads fields and names the one that is wrong. */
    private static final class Field {

        private interface Reader<T> {
            T read(String text);
        }

        static JsonNode of(JsonNode node, String name) {
            var field = node.path(name);
            if (field.isMissingNode() || field.isNull()) {
                throw new IllegalArgumentException(name + ": is missing");
            }
            return field;
        }

        static <T> T read(JsonNode node, String name, Reader<T> reader) {
            try {
                return reader.read(of(node, name).asString());
            } catch (RuntimeException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }

        static Words words(JsonNode node, String name) {
            try {
                return Words.of(of(node, name));
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(name + ": " + e.getMessage(), e);
            }
        }

        static List<JsonNode> list(JsonNode node, String name) {
            var items = new ArrayList<JsonNode>();
            of(node, name).forEach(items::add);
            return items;
        }
    }
}
