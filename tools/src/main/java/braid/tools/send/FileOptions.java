package braid.tools.send;

import braid.core.spelling.EventSpelling;
import braid.core.view.Source;
import braid.tools.importer.FileImport;
import braid.tools.rows.Constants;
import braid.tools.rows.CsvRows;
import braid.tools.rows.CsvSpelling;
import braid.tools.rows.JsonRows;
import braid.tools.rows.NdjsonRows;
import braid.tools.rows.Rows;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how a file is laid out, where it does not show it itself. */
public final class FileOptions {
    @Option(
            names = "--delimiter",
            paramLabel = "CHARACTER",
            converter = Delimiter.class,
            description =
                    "What stands between fields: one character, or tab. Without it the one of , ; | and tab whose header names the source's columns.")
    private Character delimiter;

    @Option(
            names = "--header",
            paramLabel = "NAMES",
            description =
                    "Names of the fields, with commas between, of a CSV file whose first line is a row already. A name that is empty passes over its field.")
    private String header;

    @Option(
            names = "--skip",
            paramLabel = "LINES",
            defaultValue = "0",
            description = "Lines before the header of a CSV file that are passed over (default ${DEFAULT-VALUE}).")
    private int skip;

    @Option(
            names = "--records",
            paramLabel = "NAME",
            description =
                    "The array of a JSON file that holds the events, like features, or response.items for the one in the object response.")
    private String records;

    @Option(
            names = "--set",
            paramLabel = "NAME=VALUE",
            description =
                    "A field that every row gets, like station=KCLT or at=2020-01-22T00:00:00Z; may be given several times, with another name.")
    private Map<String, String> constants = new LinkedHashMap<>();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            defaultValue = "UTF-8",
            description = "How the file's text is encoded, like windows-1252 or UTF-16 (default ${DEFAULT-VALUE}).")
    private Charset encoding;

    /** The rows of a file, which is told by its first bytes where no option says what it is. */
    public Rows rows(InputFile input, Source source, EventSpelling spelling) throws IOException {
        CsvSpelling csv = new CsvSpelling(delimiter, names(), skip, spelling);
        try {
            return new Constants(constants, source, csv).in(plain(input, source, csv));
        } catch (CharacterCodingException e) {
            throw FileImport.undecodable(0);
        }
    }

    private List<String> names() {
        return header == null ? List.of() : List.of(header.split(",", -1));
    }

    private Rows plain(InputFile input, Source source, CsvSpelling csv) throws IOException {
        if (records != null) {
            return new JsonRows(input.reader(), records);
        }
        return switch (input.first()) {
            case '[' -> new JsonRows(input.reader(), null);
            case '{' -> input.isJsonOverLines() ? new JsonRows(input.reader(), null) : new NdjsonRows(input.reader());
            default -> new CsvRows(input.reader(), source, csv, constants.keySet());
        };
    }

    /** @throws IllegalArgumentException if one of them cannot be, with a sentence */
    void check() {
        if (skip < 0) {
            throw new IllegalArgumentException("--skip is " + skip + ", but cannot be negative.");
        }
    }

    public Charset encoding() {
        return encoding;
    }

    /** What of it makes another import of the same file. */
    String asked() {
        return "delimiter=" + delimiter + "&header=" + header + "&skip=" + skip + "&records=" + records + "&encoding="
                + encoding + "&set=" + constants;
    }

    /** Reads one character. */
    static final class Delimiter implements ITypeConverter<Character> {
        @Override
        public Character convert(String text) {
            if (text.equalsIgnoreCase("tab") || text.equals("\\t")) {
                return '\t';
            }
            if (text.length() != 1) {
                throw new TypeConversionException("'" + text + "' is not one character; a tab is written tab");
            }
            return text.charAt(0);
        }
    }
}
