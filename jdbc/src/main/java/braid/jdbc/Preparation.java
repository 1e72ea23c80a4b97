package braid.jdbc;

import braid.answer.rows.request.BadRequest;
import braid.answer.sql.Description;
import braid.answer.sql.SqlService;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.avatica.remote.TypedValue;

/** What statements take: how many parameters, and which were set. */
final class Preparation {
    private final SqlService sql;

    Preparation(SqlService sql) {
        this.sql = sql;
    }

    /**
     * What a statement takes and yields. Avatica's driver keeps to itself why a statement could not be prepared, but not why one could not
     * be run; so one that is refused is prepared all the same, with as many parameters as it shows, and refused when it is run.
     */
    Description describe(String text) {
        try {
            return sql.describe(text);
        } catch (BadRequest e) {
            return new Description(List.of(), Placeholders.of(text));
        }
    }

    /** @param given {@code null} in the place of a parameter that was not set; NULL is a value like any other */
    List<Object> values(String text, List<TypedValue> given) {
        List<TypedValue> all = given == null ? List.of() : given;
        if (all.contains(null)) {
            // What is wrong with the statement itself goes before what is missing.
            sql.describe(text);
            throw SqlErrors.notSet(all.indexOf(null) + 1);
        }
        List<Object> values = new ArrayList<>();
        all.forEach(value -> values.add(value.toLocal()));
        return values;
    }
}
