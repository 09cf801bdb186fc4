package io.sampan.underwriting.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A plot as plain shapes, so that a page and a paper draw the same; from the lower left corner. */
final class Plot {

    static final float WIDTH = 240;
    static final float HEIGHT = 180;
    private static final float LEFT = 34;
    private static final float BOTTOM = 28;
    private static final float RIGHT = 14;
    private static final float TOP = 10;
    private static final int TICKS = 5;

    /** What the colours mean; each medium has its own. */
    enum Ink {
        AXIS,
        FAINT,
        MAIN,
        SECOND
    }

    /** One thing to draw. */
    sealed interface Shape {}

    record Line(List<float[]> points, Ink ink, float width) implements Shape {
        Line {
            points = List.copyOf(points);
        }
    }

    record Box(float x, float y, float width, float height, Ink ink) implements Shape {}

    record Dot(float x, float y, float radius, Ink ink) implements Shape {}

    /**
     * @param anchor -1 the text starts at x, 0 it is centred, 1 it ends there
     */
    record Text(float x, float y, String text, int anchor) implements Shape {}

    private final String title;
    private final double xMax;
    private final double yMax;
    private final List<Shape> shapes = new ArrayList<>();

    Plot(String title, String xName, String yName, double xMax, double yMax, String format) {
        this.title = title;
        this.xMax = xMax;
        this.yMax = yMax;
        for (int i = 0; i <= TICKS; i++) {
            double share = (double) i / TICKS;
            line(
                    Ink.FAINT,
                    0.5f,
                    new double[] {0, xMax},
                    new double[] {share * yMax, share * yMax});
            shapes.add(new Text(LEFT - 4, y(share * yMax) - 2.5f, told(format, share * yMax), 1));
            shapes.add(new Text(x(share * xMax), BOTTOM - 11, told(format, share * xMax), 0));
        }
        line(Ink.AXIS, 0.8f, new double[] {0, 0, xMax}, new double[] {yMax, 0, 0});
        shapes.add(new Text((LEFT + WIDTH - RIGHT) / 2, 4, xName, 0));
        shapes.add(new Text(LEFT + 4, HEIGHT - TOP - 9, yName, -1));
    }

    private static String told(String format, double value) {
        return format.equals("%")
                ? Math.round(value * 100) + " %"
                : String.format(Locale.ROOT, format, value);
    }

    String title() {
        return title;
    }

    List<Shape> shapes() {
        return List.copyOf(shapes);
    }

    void line(Ink ink, float width, double[] xs, double[] ys) {
        var points = new ArrayList<float[]>();
        for (int i = 0; i < xs.length; i++) {
            points.add(new float[] {x(xs[i]), y(ys[i])});
        }
        shapes.add(new Line(points, ink, width));
    }

    void dot(double x, double y, Ink ink) {
        shapes.add(new Dot(x(x), y(y), 2.4f, ink));
    }

    void bar(double from, double to, double height, Ink ink) {
        shapes.add(new Box(x(from), y(0), x(to) - x(from), y(height) - y(0), ink));
    }

    private float x(double value) {
        return (float) (LEFT + Math.clamp(value / xMax, 0, 1) * (WIDTH - LEFT - RIGHT));
    }

    private float y(double value) {
        return (float) (BOTTOM + Math.clamp(value / yMax, 0, 1) * (HEIGHT - BOTTOM - TOP));
    }
}
