import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Draws the memory of each process over time as SVG: {@code java benchmarks/MemoryChart.java samples.csv > memory.svg}. The file has a line
 * for each sample: second, process, resident MB, as {@code benchmarks/soak} writes them.
 */
final class MemoryChart {
    /** Okabe and Ito (2008): told apart by the colour-blind too. */
    private static final List<String> COLOURS =
            List.of("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#767676");

    private static final int WIDTH = 900;
    private static final int HEIGHT = 460;
    private static final int LEFT = 60;
    private static final int RIGHT = 160;
    private static final int TOP = 40;
    private static final int BOTTOM = 50;
    private static final int LABEL = 15;

    private final Map<String, List<double[]>> lines = new TreeMap<>();
    private double seconds;
    private double megabytes;

    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("Usage: java benchmarks/MemoryChart.java samples.csv > memory.svg");
            System.exit(2);
        }
        MemoryChart chart = new MemoryChart();
        Files.readAllLines(Path.of(arguments[0])).stream().skip(1).forEach(chart::read);
        System.out.print(chart.svg());
    }

    private void read(String line) {
        String[] cells = line.split(",");
        double[] sample = {Double.parseDouble(cells[0]), Double.parseDouble(cells[2])};
        lines.computeIfAbsent(cells[1], name -> new ArrayList<>()).add(sample);
        seconds = Math.max(seconds, sample[0]);
        megabytes = Math.max(megabytes, sample[1]);
    }

    private String svg() {
        StringBuilder svg = new StringBuilder();
        svg.append(format(
                "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 %d %d' font-family='sans-serif' font-size='13'>%n",
                WIDTH, HEIGHT));
        svg.append("<title>Resident memory of each process over time</title>\n<rect width='100%' height='100%' fill='white'/>\n");
        svg.append(text(LEFT, TOP - 18, "start", "#222", "Resident memory (MB) of each process over minutes"));
        for (int mb = 0; mb <= megabytes; mb += 200) {
            svg.append(format("<path d='M%d %.1fH%d' stroke='#ddd'/>%n", LEFT, y(mb), WIDTH - RIGHT));
            svg.append(text(LEFT - 8, y(mb) + 4, "end", "#444", String.valueOf(mb)));
        }
        int step = seconds > 3_600 ? 600 : seconds > 900 ? 300 : 60;
        for (int second = 0; second <= seconds; second += step) {
            svg.append(text(x(second), HEIGHT - BOTTOM + 20, "middle", "#444", String.valueOf(second / 60)));
        }
        int colour = 0;
        double below = Double.MAX_VALUE;
        for (Map.Entry<String, List<double[]>> line : byLastFirst()) {
            String stroke = COLOURS.get(colour++ % COLOURS.size());
            List<double[]> samples = line.getValue();
            StringBuilder path = new StringBuilder();
            samples.forEach(one -> path.append(format("%s%.1f %.1f", path.length() == 0 ? "M" : "L", x(one[0]), y(one[1]))));
            svg.append(format("<path d='%s' fill='none' stroke='%s' stroke-width='2'/>%n", path, stroke));
            double[] last = samples.get(samples.size() - 1);
            below = Math.min(HEIGHT - BOTTOM, Math.max(y(last[1]) + 4, below == Double.MAX_VALUE ? 0 : below + LABEL));
            svg.append(text(WIDTH - RIGHT + 8, below, "start", stroke, line.getKey() + " " + Math.round(last[1])));
        }
        return svg.append("</svg>\n").toString();
    }

    /** The highest at the end first, so that labels stand as the lines do. */
    private List<Map.Entry<String, List<double[]>>> byLastFirst() {
        return lines.entrySet().stream()
                .sorted(Comparator.comparingDouble(line -> -line.getValue().get(line.getValue().size() - 1)[1]))
                .toList();
    }

    private double x(double second) {
        return LEFT + (WIDTH - LEFT - RIGHT) * second / seconds;
    }

    private double y(double mb) {
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * mb / megabytes;
    }

    private static String text(double x, double y, String anchor, String colour, String text) {
        return format("<text x='%.1f' y='%.1f' text-anchor='%s' fill='%s'>%s</text>%n", x, y, anchor, colour, text);
    }

    private static String format(String form, Object... values) {
        return String.format(Locale.ROOT, form, values);
    }
}
