package braid.lab.report;

import java.util.List;
import java.util.Locale;

/** Lines over time as SVG, for a page that is printed too: axes with units, spans in which something went wrong, a dash pattern for each line. */
final class Chart {
    private static final int WIDTH = 720;
    private static final int HEIGHT = 240;
    private static final int LEFT = 56;
    private static final int BOTTOM = 40;
    private static final int TOP = 14;
    private static final int RIGHT = 12;
    private static final int TICKS = 6;
    private static final String[] DASHES = {"", "6 3", "2 3", "10 3 2 3", "4 2 1 2", "12 4"};

    private final String title;
    private final double longest;
    private final double highest;
    private final StringBuilder body = new StringBuilder();
    private int lines;

    /**
     * One line.
     *
     * @param points seconds and values, in order
     */
    record Line(String name, List<double[]> points) {}

    /**
     * @param longest of the time axis, in seconds
     * @param highest of the value axis, in seconds
     */
    Chart(String title, double longest, double highest) {
        this.title = title;
        this.longest = Math.max(1, longest);
        this.highest = Math.max(0.1, highest);
        axes();
    }

    private void axes() {
        double step = step(highest);
        for (double value = 0; value <= highest * 1.001; value += step) {
            body.append(format(
                    "<line class=\"grid\" x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\"/>"
                            + "<text class=\"tick\" x=\"%.1f\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    x(0), y(value), x(longest), y(value), x(0) - 6, y(value) + 4, number(value)));
        }
        double every = step(longest);
        for (double second = 0; second <= longest * 1.001; second += every) {
            body.append(format(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(second), HEIGHT - BOTTOM + 16, number(second)));
        }
        body.append(format(
                "<text class=\"axis\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">seconds after the first event</text>",
                x(longest / 2), HEIGHT - 6));
        body.append(format(
                "<text class=\"axis\" transform=\"translate(12 %.1f) rotate(-90)\" text-anchor=\"middle\">s behind the log</text>",
                y(highest / 2)));
    }

    /** A round distance between ticks. */
    static double step(double most) {
        double rough = most / TICKS;
        double unit = Math.pow(10, Math.floor(Math.log10(rough)));
        double times = rough / unit;
        return unit * (times <= 1 ? 1 : times <= 2 ? 2 : times <= 5 ? 5 : 10);
    }

    /** A span in which something went wrong. */
    Chart span(String what, double from, double to) {
        body.append(format(
                "<rect class=\"fault\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"><title>%s</title></rect>",
                x(from), TOP, Math.max(2, x(to) - x(from)), HEIGHT - BOTTOM - TOP, Html.text(what)));
        return this;
    }

    Chart line(Line line) {
        StringBuilder path = new StringBuilder();
        for (double[] point : line.points()) {
            path.append(path.isEmpty() ? "M" : "L").append(format("%.1f %.1f", x(point[0]), y(point[1])));
        }
        body.append(format(
                "<path class=\"line c%d\" stroke-dasharray=\"%s\" d=\"%s\"><title>%s</title></path>",
                lines % DASHES.length, DASHES[lines % DASHES.length], path, Html.text(line.name())));
        lines++;
        return this;
    }

    /** The names of the lines with a piece of each. */
    static String legend(List<String> names) {
        StringBuilder legend = new StringBuilder("<p class=\"legend\">");
        for (int i = 0; i < names.size(); i++) {
            legend.append(format(
                    "<span><svg width=\"34\" height=\"10\" aria-hidden=\"true\"><path class=\"line c%d\" stroke-dasharray=\"%s\" d=\"M0 5L34 5\"/></svg> %s</span>",
                    i % DASHES.length, DASHES[i % DASHES.length], Html.text(names.get(i))));
        }
        return legend.append("</p>").toString();
    }

    private double x(double second) {
        return LEFT + Math.min(second, longest) / longest * (WIDTH - LEFT - RIGHT);
    }

    private double y(double value) {
        return HEIGHT - BOTTOM - Math.min(value, highest) / highest * (HEIGHT - BOTTOM - TOP);
    }

    static String number(double value) {
        return value == Math.rint(value) ? format("%,.0f", value) : format("%.1f", value);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    @Override
    public String toString() {
        return format(
                "<svg class=\"chart\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%s</svg>",
                WIDTH, HEIGHT, Html.text(title), body);
    }
}
