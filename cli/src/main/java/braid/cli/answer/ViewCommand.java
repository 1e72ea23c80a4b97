package braid.cli.answer;

import braid.cli.command.AnswerPrinter;
import braid.cli.command.Command;
import braid.terminal.command.FormatOption;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

@CommandLine.Command(
        name = "view",
        description = "Ask for merged rows of one view.",
        footer = {
            "",
            "Examples:",
            "  braid view page_views --key page=/home",
            "  braid view page_views --every all --order=-views --limit 10 --explain",
            "  braid view page_views --from 2001-01-01T00:00:00Z --to 2001-01-02T00:00:00Z --every 1h --layer batch",
            "  braid view page_views --key page=/home --max-staleness 2s",
            "  braid view page_views --every all --as-of-cut 3"
        })
public final class ViewCommand extends Command {
    @Parameters(paramLabel = "VIEW", description = "Name of the view.")
    private String view;

    @Option(
            names = "--key",
            paramLabel = "COLUMN=VALUE",
            converter = KeyReader.class,
            description = "Only rows with this key; several times for a column: any of the values.")
    private List<KeyValue> keys = new ArrayList<>();

    @Option(names = "--from", paramLabel = "TIME", description = "Windows that start at this instant or later.")
    private String from;

    @Option(names = "--to", paramLabel = "TIME", description = "Windows that start before this instant.")
    private String to;

    @Option(names = "--every", paramLabel = "SPAN", description = "Roll up to wider windows (1h, 1d), or to one: all.")
    private String every;

    @Option(names = "--layer", paramLabel = "LAYER", description = "merged (default), batch or speed.")
    private String layer;

    @Option(names = "--explain", description = "Show what the batch view and the real-time view contributed.")
    private boolean explain;

    @Option(
            names = "--order",
            paramLabel = "COLUMNS",
            description = "Order by these columns; - before a name turns it around.")
    private String order;

    @Option(names = "--limit", paramLabel = "N", description = "At most so many rows.")
    private Integer limit;

    @Mixin
    private CoverageOptions coverage;

    @Mixin
    private FormatOption format;

    @Override
    protected void execute() {
        AnswerPrinter.print(AnswerPrinter.serving(context()).get(path()), format.get(), terminal());
    }

    /** The address of the question, relative to the serving layer's. */
    public String path() {
        List<String> parameters = new ArrayList<>();
        keys.forEach(key -> add("key." + key.column(), key.value(), parameters));
        add("from", from, parameters);
        add("to", to, parameters);
        add("every", every, parameters);
        add("layer", layer, parameters);
        add("explain", explain ? "true" : null, parameters);
        add("order", order, parameters);
        add("limit", limit == null ? null : limit.toString(), parameters);
        coverage.parameters().forEach((name, value) -> add(name, value, parameters));
        return "/api/v1/views/" + encode(view) + "/rows"
                + (parameters.isEmpty() ? "" : "?" + String.join("&", parameters));
    }

    private record KeyValue(String column, String value) {}

    private static final class KeyReader implements ITypeConverter<KeyValue> {
        @Override
        public KeyValue convert(String pair) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw new TypeConversionException(
                        "'" + pair + "' is no key; write COLUMN=VALUE, as in --key page=/home.");
            }
            return new KeyValue(pair.substring(0, equals), pair.substring(equals + 1));
        }
    }

    private static void add(String name, String value, List<String> parameters) {
        if (value != null) {
            parameters.add(encode(name) + "=" + encode(value));
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
