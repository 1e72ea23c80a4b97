package braid.core.sql.source;

import braid.core.sql.mistake.SqlMistake;
import braid.core.type.Column;
import braid.core.type.DataType;
import braid.core.view.field.DatePattern;
import braid.core.view.field.EventField;
import braid.core.view.field.EventFields;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlNode;

/** Collects what of an event fills each column of one source. */
final class FieldsReader {
    private final String file;
    private final List<EventField> fields = new ArrayList<>();

    FieldsReader(String file) {
        this.file = file;
    }

    void add(Column column, SourceClauses.Clause clause, SqlNode at) {
        List<String> parts = clause.fields().isEmpty() ? List.of(column.name()) : clause.fields();
        EventField field = new EventField(parts, clause.json(), clause.pattern());
        // A part of a moment may be a column as well, and of several: a day with two times of it.
        if (fields.stream().anyMatch(before -> before.name().equals(field.name()))) {
            throw mistake(at, "Field '" + field.name() + "' fills two columns of this source; take it once.");
        }
        if (clause.json() && column.type().kind() != DataType.Kind.VARCHAR) {
            throw mistake(
                    at,
                    "Column '" + column.name() + "' is " + column.type()
                            + ", but FORMAT JSON keeps a field as text: declare it as VARCHAR(n).");
        }
        checkTime(column, field, at);
        fields.add(field);
        for (EventField whole : fields) {
            if (whole.asText()) {
                checkWhole(whole, at);
            }
        }
    }

    private void checkTime(Column column, EventField field, SqlNode at) {
        DataType.Kind kind = column.type().kind();
        boolean isTime = kind == DataType.Kind.TIMESTAMP || kind == DataType.Kind.DATE;
        if (field.isJoined() && !isTime) {
            throw mistake(
                    at,
                    "Column '" + column.name() + "' is " + column.type()
                            + ", but fields are put together to days and times only: declare it as DATE or TIMESTAMP(3).");
        }
        if (field.pattern() != null && !isTime) {
            throw mistake(
                    at,
                    "Column '" + column.name() + "' is " + column.type() + ", but FORMAT '" + field.pattern()
                            + "' is for days and times: declare it as DATE or TIMESTAMP(3).");
        }
        if (field.pattern() != null
                && kind == DataType.Kind.DATE
                && DatePattern.of(field.pattern()).hasTime()) {
            throw mistake(
                    at,
                    "Column '" + column.name() + "' is DATE, but FORMAT '" + field.pattern()
                            + "' has a time of the day, which would be lost: declare it as TIMESTAMP(3).");
        }
    }

    private void checkWhole(EventField whole, SqlNode at) {
        for (EventField field : fields) {
            for (String part : field.parts()) {
                if (part.startsWith(whole.name() + ".")) {
                    throw mistake(
                            at,
                            "Field '" + whole.name() + "' is kept whole with FORMAT JSON, so that '" + part
                                    + "' cannot be taken out of it: do one of both.");
                }
            }
        }
    }

    EventFields fields(boolean ignoreUnknown) {
        return new EventFields(fields, ignoreUnknown);
    }

    private SqlMistake mistake(SqlNode at, String what) {
        return new SqlMistake(file, at.getParserPosition(), what);
    }
}
