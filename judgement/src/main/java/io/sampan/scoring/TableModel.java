package io.sampan.scoring;

import java.util.ArrayList;
import java.util.List;

/**
 * A points table learnt from any table, with the encodings that turn its columns into numbers.
 *
 * @param encodings of the columns the points table uses
 */
public record TableModel(Scorecard scorecard, List<Encoding> encodings) {

    public TableModel {
        encodings = List.copyOf(encodings);
    }

    /** Which columns to learn from, and how. */
    public record Wish(List<String> columns, List<Table.Kind> kinds, Training.Settings settings) {
        public Wish {
            columns = List.copyOf(columns);
            kinds = List.copyOf(kinds);
        }
    }

    /** Learns from all rows of a table. */
    public static TableModel learn(Table table, boolean[] bad, Wish wish, String version) {
        var encodings = new ArrayList<Encoding>();
        var columns = new ArrayList<Sample.Column>();
        for (int i = 0; i < wish.columns().size(); i++) {
            var name = wish.columns().get(i);
            var encoding =
                    wish.kinds().get(i) == Table.Kind.CATEGORY
                            ? Encoding.learnt(name, table.words(name), bad)
                            : Encoding.plain(name, wish.kinds().get(i));
            encodings.add(encoding);
            columns.add(encoding.encode(table));
        }
        var trained =
                new Training(wish.settings())
                        .train(new Sample(columns, bad), version, Scaling.USUAL);
        var used = trained.scorecard().features().stream().map(Scorecard.Feature::name).toList();
        return new TableModel(
                trained.scorecard(),
                encodings.stream().filter(e -> used.contains(e.column())).toList());
    }

    /**
     * Scores every row of a table.
     *
     * @throws IllegalArgumentException if a column the model needs is not there
     */
    public List<Scorecard.Score> score(Table table) {
        var values = encodings.stream().map(encoding -> encoding.values(table)).toList();
        var names = encodings.stream().map(Encoding::column).toList();
        var scores = new ArrayList<Scorecard.Score>(table.size());
        for (int row = 0; row < table.size(); row++) {
            int at = row;
            scores.add(scorecard.score(name -> values.get(names.indexOf(name))[at]));
        }
        return scores;
    }

    /** How far each feature's distribution over its bands has moved since training. */
    public List<Shift> shifts(Table table) {
        var shifts = new ArrayList<Shift>();
        for (int e = 0; e < encodings.size(); e++) {
            var name = encodings.get(e).column();
            var feature =
                    scorecard.features().stream()
                            .filter(f -> f.name().equals(name))
                            .findFirst()
                            .orElseThrow();
            var before = feature.bands().stream().mapToDouble(Band::share).toArray();
            var after = new double[before.length];
            for (double value : encodings.get(e).values(table)) {
                after[feature.bands().indexOf(feature.band(value))]++;
            }
            shifts.add(new Shift(name, Measures.populationStability(before, after)));
        }
        return shifts;
    }

    /** A feature's population stability index: below 0.1 stable, above 0.25 moved. */
    public record Shift(String feature, double stability) {}
}
