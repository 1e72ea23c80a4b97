package braid.tools.rows;

import braid.core.text.Names;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import braid.core.view.field.EventField;
import braid.tools.client.DeliveryFailed;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which field of a CSV file is which of a source, by its header. */
final class CsvHeader {
    private static final int LONGEST_NAME = 300;
    private static final int LONGEST_LIST = 1_000;

    private final Source source;
    private final Map<String, Column> fields = new LinkedHashMap<>();

    CsvHeader(Source source) {
        this.source = source;
        List<Column> sent = source.sent();
        for (int i = 0; i < sent.size(); i++) {
            EventField field = source.fields().columns().get(i);
            if (!field.isJoined()) {
                fields.put(field.name(), sent.get(i));
            }
        }
        // What is a column as well is written as that one needs it.
        for (int i = 0; i < sent.size(); i++) {
            EventField field = source.fields().columns().get(i);
            boolean nullable = sent.get(i).nullable();
            if (field.isJoined()) {
                field.parts()
                        .forEach(part ->
                                fields.merge(part, new Column(part, DataType.VARCHAR, nullable), CsvHeader::both));
            }
        }
    }

    private static Column both(Column one, Column other) {
        return new Column(one.name(), one.type(), one.nullable() && other.nullable());
    }

    /** Names of the fields that the source reads. */
    Set<String> names() {
        return fields.keySet();
    }

    /** What writes one field. */
    FieldWriter writer(String name, CsvSpelling spelling) {
        return new FieldWriter(fields.get(name), spelling);
    }

    /**
     * What writes each field of a record; {@code null} for one that is passed over.
     *
     * @param header names in the order of the fields; {@code null} or empty where a field has none
     * @param others fields that the rows get elsewhere
     * @throws DeliveryFailed if it does not fit the source
     */
    List<FieldWriter> writers(List<String> header, Set<String> others, CsvSpelling spelling) {
        boolean ignored = spelling.events().ignoreUnknown() || source.fields().ignoreUnknown();
        boolean isTold = !spelling.header().isEmpty();
        List<FieldWriter> writers = new ArrayList<>();
        for (int i = 0; i < header.size(); i++) {
            String name = header.get(i);
            Column column = fields.get(name);
            if (column == null && !ignored && !(isTold && name.isEmpty())) {
                throw unknown(name, i, header);
            }
            if (column != null && header.indexOf(name) < i) {
                throw new DeliveryFailed("The header names '" + name + "' twice, which is a column of source "
                        + source.name() + ". Its header is: " + listed(header));
            }
            writers.add(column == null ? null : new FieldWriter(column, spelling));
        }
        for (Column column : fields.values()) {
            if (!column.nullable() && !header.contains(column.name()) && !others.contains(column.name())) {
                throw new DeliveryFailed("The file has no column " + column.name() + ", which is NOT NULL in source "
                        + source.name() + ". Its header is: " + listed(header));
            }
        }
        return writers;
    }

    private DeliveryFailed unknown(String name, int place, List<String> header) {
        if (name == null || name.isBlank()) {
            return new DeliveryFailed("The " + (place + 1)
                    + ". column of the file has no name. With --ignore-unknown such columns are passed over.");
        }
        return new DeliveryFailed(
                "The file has a column '" + shortened(name, LONGEST_NAME) + "', but source " + source.name()
                        + " does not. " + Names.suggestion(shortened(name, LONGEST_NAME), names())
                        + " With --ignore-unknown such columns are passed over."
                        + (header.stream().anyMatch(fields::containsKey)
                                ? ""
                                : " If its first line is a row already, name its fields with --header."));
    }

    private static String listed(List<String> header) {
        return shortened(
                String.join(
                        ",",
                        header.stream().map(name -> name == null ? "" : name).toList()),
                LONGEST_LIST);
    }

    /** A header is the whole file where it has no lines. */
    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + " ...";
    }
}
