package braid.ingest.decode.refusal;

import braid.core.text.Names;
import braid.core.type.Column;
import java.util.Collection;
import java.util.stream.Collectors;

/** Why the fields of an event are not those of its source, in words of who sent it. */
public final class FieldMistakes {
    private final String source;
    private final Collection<String> names;

    /** @param names of the fields that the source reads */
    public FieldMistakes(String source, Collection<String> names) {
        this.source = source;
        this.names = names;
    }

    public Refused missing(Column column, boolean asNull) {
        return new Refused(
                column.name(),
                column.name() + (asNull ? " is null" : " is missing") + ", but is " + column.type()
                        + " NOT NULL in source " + source + ".");
    }

    public Refused twice(String name) {
        return new Refused(name, name + " is given twice in one event; give it once.");
    }

    /** A field that is read as text with others is none. */
    public Refused noPart(String name, String value) {
        return new Refused(
                name, name + " is " + value + ", but is read together with other fields: it is a string or a number.");
    }

    /** In a field are those of columns, and it is no object. */
    public Refused noObject(String name, String value) {
        return new Refused(
                ShownValue.shortened(name),
                ShownValue.shortened(name) + " is " + value + ", but source " + source + " reads an object there: "
                        + names.stream()
                                .filter(each -> each.startsWith(name + "."))
                                .sorted()
                                .collect(Collectors.joining(", "))
                        + ".");
    }

    public Refused unknown(String name, String value) {
        String inside = value.equals("an object") ? " A field in it is declared with FROM '" + name + ".x'." : "";
        return new Refused(
                ShownValue.shortened(name),
                "Source " + source + " has no column " + ShownValue.text(name) + ". "
                        + Names.suggestion(ShownValue.shortened(name), names)
                        + " Fields that are not wanted are passed over with ?unknown=ignore (braid send --ignore-unknown)."
                        + inside);
    }
}
