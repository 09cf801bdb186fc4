package io.sampan.lab.internal;

import io.sampan.contracts.ContractType;
import io.sampan.packs.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/**
 * What the lab shows beside the engine's figures: names and kinds of the terms, the usual ones of
 * each type, an example of each, and the engine's expectations in Chinese. Data in {@code
 * lab/*.yaml}, read once; loud at start about a gap.
 */
@Component
public class LabBook {

    /**
     * A term of the ACTUS dictionary.
     *
     * @param kind amount, rate, number, date, cycle, period, choice, text, list or structure
     * @param options for a choice: codes and what they mean
     */
    public record Term(String group, String kind, Words label, Map<String, Words> options) {}

    /**
     * A ready example.
     *
     * @param content a case in the shape of the public test files
     */
    public record Example(Words name, Map<String, Object> content) {}

    /**
     * A contract type.
     *
     * @param usual terms shown first; {@code more} groups of the others
     */
    public record Type(
            String code,
            Words name,
            List<String> usual,
            List<String> more,
            List<Example> examples) {}

    private record Expectation(Pattern english, String chinese) {}

    private static final YAMLMapper YAML = new YAMLMapper();
    private static final Pattern MIDNIGHT = Pattern.compile("(\\d{4}-\\d\\d-\\d\\d)T00:00(:00)?");
    private static final Pattern TERM = Pattern.compile("\\b[a-z]+[A-Z]\\w*");
    private static final Pattern NAMED = Pattern.compile("\\{(\\w+)}");

    private final Map<String, Words> groups = new LinkedHashMap<>();
    private final Map<String, Term> terms = new LinkedHashMap<>();
    private final List<Type> types = new ArrayList<>();
    private final List<Expectation> expectations = new ArrayList<>();

    public LabBook() {
        var named = read("terms");
        named.path("groups")
                .properties()
                .forEach(g -> groups.put(g.getKey(), Words.of(g.getValue())));
        named.path("terms").properties().forEach(t -> terms.put(t.getKey(), term(t.getValue())));
        read("types").properties().forEach(t -> types.add(type(t.getKey(), t.getValue())));
        if (types.size() != ContractType.values().length) {
            throw new IllegalStateException("the lab names " + types.size() + " contract types");
        }
        for (var pair : read("expected")) {
            expectations.add(
                    new Expectation(
                            Pattern.compile(pair.path(0).asString()), pair.path(1).asString()));
        }
    }

    public Map<String, Words> groups() {
        return Map.copyOf(groups);
    }

    /** By their names in the dictionary, in the order of the form. */
    public Map<String, Term> terms() {
        return new LinkedHashMap<>(terms);
    }

    public List<Type> types() {
        return List.copyOf(types);
    }

    /** The name of a term on the page; a name nobody labelled stands for itself. */
    public Words label(String term) {
        var known = terms.get(term);
        return known == null ? new Words(term, term) : known.label();
    }

    /** Days at midnight as people write them. */
    public static String plain(String text) {
        return MIDNIGHT.matcher(text).replaceAll("$1");
    }

    /** What the engine expected, with the terms named as the page names them. */
    public String inEnglish(String expected) {
        return TERM.matcher(plain(expected))
                .replaceAll(name -> {
                    var known = terms.get(name.group());
                    return known == null ? name.group() : "\"" + known.label().en() + "\"";
                });
    }

    /** What the engine expected, in Chinese; an unknown sentence stays as it is. */
    public String inChinese(String expected) {
        for (var one : expectations) {
            var match = one.english().matcher(plain(expected));
            if (match.matches()) {
                return NAMED.matcher(match.replaceFirst(one.chinese()))
                        .replaceAll(name -> label(name.group(1)).zh());
            }
        }
        return expected;
    }

    private Term term(JsonNode node) {
        var group = node.path("group").asString();
        if (!groups.containsKey(group)) {
            throw new IllegalStateException("lab/terms.yaml has no group \"" + group + "\"");
        }
        var options = new LinkedHashMap<String, Words>();
        node.path("options")
                .properties()
                .forEach(o -> options.put(o.getKey(), Words.of(o.getValue())));
        return new Term(group, node.path("kind").asString(), Words.of(node), options);
    }

    private Type type(String code, JsonNode node) {
        var usual = texts(node.path("usual"));
        var more = texts(node.path("more"));
        require(terms.keySet().containsAll(usual) && groups.keySet().containsAll(more), code);
        var examples = new ArrayList<Example>();
        for (var example : node.path("examples")) {
            examples.add(
                    new Example(
                            Words.of(example),
                            YAML.convertValue(example.path("case"), new TypeReference<>() {})));
        }
        require(!examples.isEmpty(), code);
        return new Type(ContractType.valueOf(code).name(), Words.of(node), usual, more, examples);
    }

    private static void require(boolean complete, String code) {
        if (!complete) {
            throw new IllegalStateException("lab/types.yaml: something of " + code + " is missing");
        }
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(node -> texts.add(node.asString()));
        return List.copyOf(texts);
    }

    private static JsonNode read(String name) {
        try (var in = new ClassPathResource("lab/" + name + ".yaml").getInputStream()) {
            return YAML.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
