package braid.lab.bench.result;

import braid.launcher.client.Api;
import braid.terminal.Table;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The figures of one run and the machine that they are of, in the forms in which they are printed and kept.
 *
 * @param scale what was measured with, in words
 * @param failed what could not be measured, each with its reason
 */
public record BenchResult(Machine machine, String scale, List<Figure> figures, List<String> failed) {
    public BenchResult {
        figures = List.copyOf(figures);
        failed = List.copyOf(failed);
    }

    /**
     * For people: the machine in a line, then the figures with their thousands apart.
     *
     * @param against what they are compared with; null for nothing
     */
    public String toText(Against against) {
        Table table = table(against, "note");
        figures.forEach(figure -> row(table, figure, Figure::shown, against, blankIfNone(figure.note())));
        String before = against == null ? "" : "Before:  " + against + "\n";
        return "Machine: " + machine + "\n" + before + "\n" + table.toText();
    }

    /** Figures as plain numbers; the machine as the first rows. */
    public String toCsv(Against against) {
        Table table = table(against, "note");
        Figure[] head = {
            new Figure("machine, cores", BigDecimal.valueOf(machine.cores()), "", null, null),
            new Figure("machine, memory", BigDecimal.valueOf(machine.memory()), "bytes", null, null),
            new Figure("machine, java", null, "", machine.java(), null),
            Figure.of("machine, load average at the start", machine.load(), "", null)
        };
        for (Figure figure : head) {
            row(table, figure, BenchResult::plain, null, figure.note());
        }
        figures.forEach(figure -> row(table, figure, BenchResult::plain, against, figure.note()));
        return table.toCsv();
    }

    /** What {@link Against} reads again. */
    public String toJson(Against against) {
        ObjectNode json = Api.JSON.createObjectNode();
        json.putObject("machine")
                .put("cores", machine.cores())
                .put("memory_bytes", machine.memory())
                .put("java", machine.java())
                .put("load_average", machine.load())
                .put("at", machine.at().toString());
        json.put("scale", scale);
        ArrayNode list = json.putArray("figures");
        figures.forEach(figure -> write(figure, against, list.addObject()));
        ArrayNode reasons = json.putArray("failed");
        failed.forEach(reasons::add);
        return json.toPrettyString();
    }

    private static void write(Figure figure, Against against, ObjectNode json) {
        json.put("measurement", figure.measurement())
                .put("figure", figure.value())
                .put("unit", figure.unit())
                .put("note", figure.note());
        if (figure.use() != null) {
            figure.use().write(json.putObject("processor"));
        }
        if (against != null) {
            json.put("before", against.before(figure)).put("change", against.change(figure));
        }
    }

    private static Table table(Against against, String last) {
        List<String> columns =
                new ArrayList<>(List.of("measurement", "#figure", "unit", "#stack's cores", "#others' cores"));
        if (against != null) {
            columns.addAll(List.of("#before", "change"));
        }
        columns.add(last);
        return new Table(columns);
    }

    private static void row(
            Table table, Figure figure, Function<BigDecimal, String> form, Against against, String note) {
        List<Object> cells = new ArrayList<>(List.of(figure.measurement()));
        cells.add(form.apply(figure.value()));
        cells.add(figure.unit());
        ProcessorUse use = figure.use();
        cells.add(use == null ? "" : Figure.rounded(use.stackCores()).toPlainString());
        cells.add(
                use == null || use.otherCores() == null
                        ? ""
                        : Figure.rounded(use.otherCores()).toPlainString());
        if (table.names().contains("change")) {
            cells.add(against == null || against.before(figure) == null ? "" : form.apply(against.before(figure)));
            cells.add(against == null ? "" : against.change(figure));
        }
        cells.add(note);
        table.row(cells.toArray());
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static String blankIfNone(String text) {
        return text == null ? "" : text;
    }
}
