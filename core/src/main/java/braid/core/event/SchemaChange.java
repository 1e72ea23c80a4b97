package braid.core.event;

import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.Source;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.avro.Schema;

/**
 * Whether a source's columns can be read from events that were written before, with the columns of then. A column that may be NULL can come
 * and any column can go; a type never changes, and what may have been NULL once may be NULL for ever.
 */
public final class SchemaChange {
    private SchemaChange() {}

    /**
     * The columns that cannot, each as a sentence; empty if all can.
     *
     * @param written every schema that events were written with, of any source
     */
    public static List<String> refusals(Source source, Collection<Schema> written) {
        List<String> refusals = new ArrayList<>();
        for (Schema schema : written) {
            if (schema.getName().equals(source.name())) {
                List<Column> before = Schemas.columns(schema);
                source.columns().forEach(column -> add(source, column, before, refusals));
            }
        }
        return refusals.stream().distinct().toList();
    }

    private static void add(Source source, Column column, List<Column> before, List<String> refusals) {
        String name = "column '" + column.name() + "' of source '" + source.name() + "'";
        before.stream()
                .map(Column::name)
                .filter(one -> one.equalsIgnoreCase(column.name()) && !one.equals(column.name()))
                .forEach(one -> refusals.add(name + " differs only by the case of its letters from '" + one
                        + "', with which events were accepted: name it so, or otherwise, with FROM '" + column.name()
                        + "' if that is its field"));
        Column old = before.stream()
                .filter(one -> one.name().equals(column.name()))
                .findFirst()
                .orElse(null);
        if (old == null) {
            if (!column.nullable()) {
                refusals.add(name + " is NOT NULL, but events were accepted without it: declare it without NOT NULL");
            }
        } else if (!stored(old.type()).equals(stored(column.type()))) {
            refusals.add(name + " is " + column.type() + ", but events were accepted with " + old.type()
                    + " in it: give the new one another name");
        } else if (old.nullable() && !column.nullable()) {
            refusals.add(name + " is NOT NULL, but events were accepted with NULL in it: declare it without NOT NULL");
        }
    }

    /** The length of a text is no part of how it is written. */
    private static DataType stored(DataType type) {
        return type.kind() == DataType.Kind.VARCHAR ? DataType.VARCHAR : type;
    }
}
