package braid.tools.rows;

import braid.core.view.Source;
import braid.tools.client.DeliveryFailed;
import braid.tools.client.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.QuoteMode;

/**
 * The records of a CSV file (RFC 4180), each as one line of JSON. The header names the fields of the source's columns, in any order; an empty field
 * without quotes is NULL, {@code ""} is the empty text.
 */
public final class CsvRows implements Rows {
    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setNullString("")
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .get();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<FieldWriter> fields;
    private final int skipped;

    /**
     * @param others fields that the rows get elsewhere
     * @throws DeliveryFailed if the header does not fit the source
     */
    public CsvRows(BufferedReader reader, Source source, CsvSpelling asked, Set<String> others) throws IOException {
        this.skipped = asked.skip();
        for (int i = 0; i < skipped; i++) {
            reader.readLine();
        }
        CsvHeader header = new CsvHeader(source);
        CsvSpelling spelling = asked.seen(reader, header.names());
        this.parser = CSVParser.builder()
                .setReader(reader)
                .setFormat(FORMAT.builder().setDelimiter(spelling.delimiter()).get())
                .get();
        this.records = parser.iterator();
        this.fields = header.writers(spelling.header().isEmpty() ? named() : spelling.header(), others, spelling);
    }

    private List<String> named() throws IOException {
        CSVRecord first = read();
        return first == null ? List.of() : first.toList();
    }

    /** The next record, or {@code null} at the end. */
    private CSVRecord read() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (UncheckedIOException e) {
            if (e.getCause() instanceof CharacterCodingException) {
                throw e.getCause();
            }
            throw new DeliveryFailed("The file is not CSV at line " + line() + ": "
                    + e.getCause().getMessage());
        }
    }

    private long line() {
        return skipped + parser.getCurrentLineNumber() + 1;
    }

    @Override
    public Row next() throws IOException {
        long line = line();
        CSVRecord record = read();
        return record == null ? null : new Row(line, json(record));
    }

    private String json(CSVRecord record) throws IOException {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = Json.factory().createGenerator(text)) {
            if (record.size() == fields.size()) {
                write(json, record);
            } else {
                // Not an object, so that ingest rejects it, and the dead-letter topic and the file of rejected rows
                // show why.
                json.writeString("the header has " + fields.size() + " fields, the record " + record.size() + ": "
                        + String.join(",", record.toList()));
            }
        }
        return text.toString();
    }

    private void write(JsonGenerator json, CSVRecord record) throws IOException {
        json.writeStartObject();
        for (int i = 0; i < fields.size(); i++) {
            String text = record.get(i);
            if (text != null && fields.get(i) != null) {
                fields.get(i).write(json, text);
            }
        }
        json.writeEndObject();
    }
}
