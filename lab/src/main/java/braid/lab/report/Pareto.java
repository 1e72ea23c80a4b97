package braid.lab.report;

import braid.lab.report.figure.Cell;
import braid.lab.truth.Judgement;
import java.util.List;
import java.util.Locale;

/**
 * Freshness against cost as SVG, a point for each architecture that was right at last: the nearer to the corner below left, the better. A filled point's
 * answers were all right of some moment; of a hollow one some were not. What nothing is both fresher and cheaper than is joined by a line.
 */
final class Pareto {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 320;
    private static final int LEFT = 60;
    private static final int BOTTOM = 44;
    private static final int TOP = 16;
    private static final int RIGHT = 90;
    private static final int RADIUS = 6;

    private Pareto() {}

    private record Point(String name, double cost, double behind, boolean possible, int colour) {}

    /** @param cells of one scenario */
    static String of(String scenario, List<Cell> cells) {
        List<Point> points = java.util.stream.IntStream.range(0, cells.size())
                .filter(i -> cells.get(i).isRight() && !cells.get(i).isPlain())
                .mapToObj(i -> new Point(
                        cells.get(i).architecture(),
                        cells.get(i).median(trial -> trial.cpuSecondsAMillion()),
                        cells.get(i).median(trial -> trial.judgement().stale().p99() / 1000.0),
                        cells.get(i).sum(Judgement::impossible) == 0,
                        i))
                .toList();
        if (points.size() < 2) {
            return "";
        }
        double mostCost = points.stream().mapToDouble(Point::cost).max().orElseThrow() * 1.1;
        double mostBehind =
                Math.max(0.1, points.stream().mapToDouble(Point::behind).max().orElseThrow() * 1.1);
        StringBuilder body = new StringBuilder();
        for (double behind = 0; behind <= mostBehind; behind += Chart.step(mostBehind)) {
            body.append(format(
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text class=\"tick\" x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>",
                    LEFT,
                    WIDTH - RIGHT,
                    y(behind, mostBehind),
                    y(behind, mostBehind),
                    LEFT - 6,
                    y(behind, mostBehind) + 4,
                    Chart.number(behind)));
        }
        for (double cost = 0; cost <= mostCost; cost += Chart.step(mostCost)) {
            body.append(format(
                    "<text class=\"tick\" x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                    x(cost, mostCost), HEIGHT - BOTTOM + 16, Chart.number(cost)));
        }
        body.append(front(points, mostCost, mostBehind));
        for (Point point : points) {
            double x = x(point.cost(), mostCost);
            double y = y(point.behind(), mostBehind);
            body.append(format(
                    "<circle class=\"point c%d%s\" cx=\"%.1f\" cy=\"%.1f\" r=\"%d\"><title>%s</title></circle><text class=\"name\" x=\"%.1f\" y=\"%.1f\">%s</text>",
                    point.colour() % 6,
                    point.possible() ? " filled" : "",
                    x,
                    y,
                    RADIUS,
                    Html.text(format("%s: %.1f CPU s/M, %.2f s", point.name(), point.cost(), point.behind())),
                    x + RADIUS + 3,
                    y - RADIUS,
                    Html.text(point.name())));
        }
        body.append(format(
                "<text class=\"axis\" x=\"%d\" y=\"%d\" text-anchor=\"middle\">CPU seconds a million events</text>"
                        + "<text class=\"axis\" transform=\"translate(12 %d) rotate(-90)\" text-anchor=\"middle\">s behind the log, p99</text>",
                (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 6, (TOP + HEIGHT - BOTTOM) / 2));
        return format(
                "<svg class=\"chart pareto\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"Freshness against cost under %s\">%s</svg>",
                WIDTH, HEIGHT, Html.text(scenario), body);
    }

    private static String front(List<Point> points, double mostCost, double mostBehind) {
        StringBuilder path = new StringBuilder();
        double best = Double.POSITIVE_INFINITY;
        for (Point point : points.stream()
                .sorted(java.util.Comparator.comparingDouble(Point::cost))
                .toList()) {
            if (point.behind() < best) {
                best = point.behind();
                path.append(path.isEmpty() ? "M" : "L")
                        .append(format("%.1f %.1f", x(point.cost(), mostCost), y(point.behind(), mostBehind)));
            }
        }
        return "<path class=\"front\" d=\"" + path + "\"/>";
    }

    private static double x(double cost, double most) {
        return LEFT + cost / most * (WIDTH - LEFT - RIGHT);
    }

    private static double y(double behind, double most) {
        return HEIGHT - BOTTOM - behind / most * (HEIGHT - BOTTOM - TOP);
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
