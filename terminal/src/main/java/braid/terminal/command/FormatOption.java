package braid.terminal.command;

import braid.core.text.Names;
import braid.terminal.OutputFormat;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The option {@code --format}, of every command that prints data. */
public final class FormatOption {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "table",
            converter = Reader.class,
            completionCandidates = Words.class,
            description = "table (default), json or csv.")
    private OutputFormat format;

    public OutputFormat get() {
        return format;
    }

    private static final class Reader implements ITypeConverter<OutputFormat> {
        @Override
        public OutputFormat convert(String text) {
            return Arrays.stream(OutputFormat.values())
                    .filter(format -> format.toString().equals(text.toLowerCase(Locale.ROOT)))
                    .findFirst()
                    .orElseThrow(() -> new TypeConversionException("'" + text + "' is not one of table, json, csv"
                            + Names.nearest(text, List.of("table", "json", "csv"))
                                    .map(near -> ". Did you mean '" + near + "'?")
                                    .orElse("")));
        }
    }

    private static final class Words implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return List.of("table", "json", "csv").iterator();
        }
    }
}
