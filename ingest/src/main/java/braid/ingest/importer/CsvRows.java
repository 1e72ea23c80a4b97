package braid.ingest.importer;

import braid.core.view.Column;
import braid.core.view.Names;
import braid.core.view.Source;
import braid.ingest.client.DeliveryFailed;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.apache.commons.csv.DuplicateHeaderMode;
import org.apache.commons.csv.QuoteMode;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The records of a CSV file (RFC 4180), each as one line of JSON. The header names the fields of the source's columns, in any order; an empty field
 * without quotes is NULL, {@code ""} is the empty text.
 */
final class CsvRows implements Rows {
    private static final CSVFormat FORMAT = CSVFormat.Builder.create()
            .setHeader()
            .setSkipHeaderRecord(true)
            .setNullString("")
            .setQuoteMode(QuoteMode.ALL_NON_NULL)
            .setAllowMissingColumnNames(false)
            .setDuplicateHeaderMode(DuplicateHeaderMode.DISALLOW)
            .get();

    private static final int LONGEST_MESSAGE = 300;

    private static final JsonFactory JSON = new JsonFactory();

    private final CSVParser parser;
    private final Iterator<CSVRecord> records;
    private final List<FieldWriter> fields = new ArrayList<>();

    /**
     * @throws DeliveryFailed if the header does not fit the source
     */
    CsvRows(BufferedReader reader, Source source, CsvSpelling asked) throws IOException {
        Map<String, Column> columns = new LinkedHashMap<>();
        source.sent().forEach(column -> columns.put(column.name(), column));
        CsvSpelling spelling = asked.seen(reader, columns.keySet());
        try {
            this.parser = CSVParser.builder()
                    .setReader(reader)
                    .setFormat(
                            FORMAT.builder().setDelimiter(spelling.delimiter()).get())
                    .get();
        } catch (IllegalArgumentException e) {
            throw new DeliveryFailed("The header of the file cannot be used: " + shortened(e.getMessage()));
        }
        this.records = parser.iterator();
        for (String name : parser.getHeaderNames()) {
            boolean ignored = spelling.ignoreUnknown() || source.fields().ignoreUnknown();
            Column column = columns.get(name);
            if (column == null && !ignored) {
                throw unknown(source, name, columns.keySet());
            }
            fields.add(column == null ? null : new FieldWriter(column, spelling));
        }
        for (Column column : columns.values()) {
            if (!column.nullable() && !parser.getHeaderNames().contains(column.name())) {
                throw new DeliveryFailed("The file has no column " + column.name() + ", which is NOT NULL in source "
                        + source.name() + ". Its header is: " + String.join(",", parser.getHeaderNames()));
            }
        }
    }

    /** A message of the parser holds the whole header, which is the whole file where it has no lines. */
    private static String shortened(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE) + " ...";
    }

    private static DeliveryFailed unknown(Source source, String name, Set<String> columns) {
        return new DeliveryFailed("The file has a column '" + shortened(name) + "', but source " + source.name()
                + " does not. " + Names.suggestion(name, columns)
                + " With --ignore-unknown such columns are passed over.");
    }

    @Override
    public Row next() throws IOException {
        try {
            long line = parser.getCurrentLineNumber() + 1;
            if (!records.hasNext()) {
                return null;
            }
            return new Row(line, json(records.next()));
        } catch (UncheckedIOException e) {
            throw new DeliveryFailed("The file is not CSV at line " + (parser.getCurrentLineNumber() + 1) + ": "
                    + e.getCause().getMessage());
        }
    }

    private String json(CSVRecord record) {
        StringWriter text = new StringWriter(256);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
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

    private void write(JsonGenerator json, CSVRecord record) {
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
