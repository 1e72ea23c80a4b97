package braid.core.sql;

import braid.core.view.Column;
import braid.core.view.DataType;
import braid.core.view.EventFields;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/** Collects which field fills each column of one source. */
final class FieldsReader {
    private final String file;
    private final List<String> names = new ArrayList<>();
    private final Set<Integer> asText = new HashSet<>();

    FieldsReader(String file) {
        this.file = file;
    }

    void add(Column column, SourceClauses.Clause clause, SqlNode at) {
        String name = clause.field() == null ? column.name() : clause.field();
        if (names.contains(name)) {
            throw mistake(at, "Field '" + name + "' fills two columns of this source; take it once.");
        }
        if (clause.json() && column.type().kind() != DataType.Kind.VARCHAR) {
            throw mistake(
                    at,
                    "Column '" + column.name() + "' is " + column.type()
                            + ", but FORMAT JSON keeps a field as text: declare it as VARCHAR(n).");
        }
        names.add(name);
        if (clause.json()) {
            asText.add(names.size() - 1);
        }
        for (int whole : asText) {
            for (String inside : names) {
                if (inside.startsWith(names.get(whole) + ".")) {
                    throw mistake(
                            at,
                            "Field '" + names.get(whole) + "' is kept whole with FORMAT JSON, so that '" + inside
                                    + "' cannot be taken out of it: do one of both.");
                }
            }
        }
    }

    EventFields fields(boolean ignoreUnknown) {
        return new EventFields(names, asText, ignoreUnknown);
    }

    private SqlMistake mistake(SqlNode at, String what) {
        return new SqlMistake(file, at.getParserPosition(), what);
    }
}
