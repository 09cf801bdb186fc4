package io.sampan.access.internal;

import io.sampan.access.Problem;
import io.sampan.access.Problems;
import io.sampan.packs.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads {@code problems/*.yaml} once; loud at start about a code without both languages. */
@Component
public class ProblemCatalogue implements Problems {

    private record Entry(int status, Words text, Words todo) {}

    private final Map<String, Entry> entries = new TreeMap<>();

    public ProblemCatalogue(ResourcePatternResolver resources) {
        try {
            for (var file : resources.getResources("classpath*:problems/*.yaml")) {
                read(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Worded worded(Problem problem) {
        var entry = entries.get(problem.code());
        if (entry == null) {
            throw new IllegalStateException("no wording for the problem " + problem.code());
        }
        return new Worded(
                entry.status(),
                filled(entry.text(), problem.params()),
                filled(entry.todo(), problem.params()));
    }

    private void read(Resource file) throws IOException {
        try (var in = file.getInputStream()) {
            for (var property : new YAMLMapper().readTree(in).properties()) {
                var code = property.getKey();
                if (entries.put(code, entry(code, property.getValue())) != null) {
                    throw new IllegalStateException("the problem " + code + " is worded twice");
                }
            }
        }
    }

    private static Entry entry(String code, JsonNode node) {
        int status = node.path("status").asInt(0);
        if (status < 400 || status > 599) {
            throw new IllegalStateException("the problem " + code + " has no HTTP status");
        }
        try {
            return new Entry(
                    status,
                    Words.of(node),
                    new Words(node.path("do_zh").asString(""), node.path("do_en").asString("")));
        } catch (RuntimeException e) {
            throw new IllegalStateException("the problem " + code + ": " + e.getMessage(), e);
        }
    }

    private static Words filled(Words words, Map<String, String> params) {
        var zh = words.zh();
        var en = words.en();
        for (var param : params.entrySet()) {
            var name = "{" + param.getKey() + "}";
            zh = zh.replace(name, param.getValue());
            en = en.replace(name, param.getValue());
        }
        return new Words(zh, en);
    }
}
