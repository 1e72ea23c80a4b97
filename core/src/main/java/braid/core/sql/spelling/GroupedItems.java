package braid.core.sql.spelling;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;

/** Puts the expression in GROUP BY where its place in the SELECT list or its alias stands: {@code GROUP BY 1}. A column goes before an alias. */
final class GroupedItems {
    private final SqlSelect select;
    private final Set<String> columns;

    private GroupedItems(SqlSelect select, Set<String> columns) {
        this.select = select;
        this.columns = columns;
    }

    /** @param columns of the source, in lower case */
    static void spell(SqlSelect select, Set<String> columns) {
        if (select.getGroup() != null) {
            GroupedItems items = new GroupedItems(select, columns);
            SqlNodeList groups = new SqlNodeList(select.getGroup().getParserPosition());
            select.getGroup().forEach(group -> groups.add(items.spelled(group)));
            select.setGroupBy(groups);
        }
    }

    private SqlNode spelled(SqlNode group) {
        SqlNode item = null;
        if (group instanceof SqlNumericLiteral number && number.isInteger()) {
            item = at(number.bigDecimalValue());
        } else if (group instanceof SqlIdentifier name
                && name.isSimple()
                && !columns.contains(name.getSimple().toLowerCase(Locale.ROOT))) {
            item = named(name.getSimple());
        }
        return item == null ? group : item.accept(new Copy());
    }

    private SqlNode at(BigDecimal place) {
        SqlNodeList items = select.getSelectList();
        boolean inside = place.signum() > 0 && place.compareTo(BigDecimal.valueOf(items.size())) <= 0;
        return inside ? expression(items.get(place.intValue() - 1)) : null;
    }

    private SqlNode named(String alias) {
        return select.getSelectList().stream()
                .filter(item -> item.getKind() == SqlKind.AS
                        && ((SqlCall) item).operand(1) instanceof SqlIdentifier name
                        && name.getSimple().equalsIgnoreCase(alias))
                .findFirst()
                .map(GroupedItems::expression)
                .orElse(null);
    }

    private static SqlNode expression(SqlNode item) {
        return item.getKind() == SqlKind.AS ? ((SqlCall) item).operand(0) : item;
    }

    /** Names are changed where they stand, so that each place needs its own. */
    private static final class Copy extends SqlShuttle {
        @Override
        public SqlNode visit(SqlIdentifier name) {
            return (SqlNode) name.clone(name.getParserPosition());
        }
    }
}
