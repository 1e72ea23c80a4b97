package braid.platform.bench;

import braid.platform.client.Api;
import braid.platform.output.Table;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The figures of one run and the machine that they are of. */
public final class BenchReport {
    private final Machine machine;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> failed = new ArrayList<>();

    public BenchReport(Machine machine) {
        this.machine = machine;
    }

    void add(List<Figure> more) {
        figures.addAll(more);
    }

    void addFailed(String name, String why) {
        failed.add(name + ": " + why);
        figures.add(Figure.notMeasured(name, "failed"));
    }

    public Machine machine() {
        return machine;
    }

    /** What could not be measured, each with its reason. */
    public List<String> failed() {
        return List.copyOf(failed);
    }

    /** For people: the machine in a line, then the figures with their thousands apart. */
    public String toText() {
        Table table = new Table("measurement", "#figure", "unit", "baseline or aim");
        figures.forEach(
                figure -> table.row(figure.measurement(), figure.shown(), figure.unit(), blankIfNone(figure.aim())));
        return "Machine: " + machine + "\n\n" + table.toText();
    }

    /** Figures as plain numbers; the machine as the first rows. */
    public String toCsv() {
        Table table = new Table("measurement", "#figure", "unit", "baseline or aim");
        table.row("machine, cores", machine.cores(), "", null);
        table.row("machine, memory", machine.memory(), "bytes", null);
        table.row("machine, java", machine.java(), "", null);
        table.row("machine, load average at the start", Figure.rounded(machine.load()), "", null);
        figures.forEach(figure -> table.row(figure.measurement(), plain(figure.value()), figure.unit(), figure.aim()));
        return table.toCsv();
    }

    public String toJson() {
        ObjectNode json = Api.JSON.createObjectNode();
        json.putObject("machine")
                .put("cores", machine.cores())
                .put("memory_bytes", machine.memory())
                .put("java", machine.java())
                .put("load_average", machine.load());
        ArrayNode list = json.putArray("figures");
        figures.forEach(figure -> list.addObject()
                .put("measurement", figure.measurement())
                .put("figure", figure.value())
                .put("unit", figure.unit())
                .put("aim", figure.aim()));
        return json.toPrettyString();
    }

    private static String plain(BigDecimal value) {
        return value == null ? null : value.toPlainString();
    }

    private static String blankIfNone(String aim) {
        return aim == null ? "" : aim;
    }
}
