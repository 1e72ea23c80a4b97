package braid.jdbc;

import braid.answer.rows.ResultColumn;
import braid.core.type.DataType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.avatica.Meta;

/** An answer of {@link java.sql.DatabaseMetaData}. A column is text, or a number where {@code #} is before its name, or a boolean ({@code ?}). */
final class MetaRows {
    private final List<ResultColumn> columns = new ArrayList<>();
    private final List<Object> rows = new ArrayList<>();

    MetaRows(String... names) {
        for (String name : names) {
            switch (name.charAt(0)) {
                case '#' -> columns.add(new ResultColumn(name.substring(1), DataType.INTEGER));
                case '?' -> columns.add(new ResultColumn(name.substring(1), DataType.BOOLEAN));
                default -> columns.add(new ResultColumn(name, DataType.VARCHAR));
            }
        }
    }

    MetaRows add(Object... values) {
        if (values.length != columns.size()) {
            throw new IllegalArgumentException(values.length + " values for " + columns.size() + " columns");
        }
        rows.add(Arrays.asList(values));
        return this;
    }

    Meta.Signature signature() {
        return Columns.signature(columns, "", List.of());
    }

    /** All rows at once. */
    Meta.Frame frame() {
        return new Meta.Frame(0, true, rows);
    }
}
