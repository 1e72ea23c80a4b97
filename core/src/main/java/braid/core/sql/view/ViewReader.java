package braid.core.sql.view;

import braid.core.rex.RowExpression;
import braid.core.sql.expression.AgreedExpressions;
import braid.core.sql.expression.ArithmeticRewrite;
import braid.core.sql.expression.Validation;
import braid.core.sql.mistake.Refusals;
import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.source.ColumnNames;
import braid.core.sql.source.KeySizes;
import braid.core.type.DataType;
import braid.core.view.Source;
import braid.core.view.View;
import braid.core.view.Window;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.ddl.SqlCreateView;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.util.Litmus;

/**
 * Reads one {@code CREATE VIEW}: Calcite validates it as written; then its keys, filters and aggregate arguments are typed as
 * expressions over the source's row.
 */
public final class ViewReader {
    private final String file;
    private final List<Source> sources;

    public ViewReader(String file, List<Source> sources) {
        this.file = file;
        this.sources = sources;
    }

    public View read(SqlCreateView view, SqlCreateView copy) {
        SqlSelect select = new Refusals(file).check(view);
        FromClause from = new FromClauseReader(file, sources).read(select.getFrom());
        Validation validation = new Validation(sources);
        validation.validate(copy.query);
        return new Compilation(view, select, from, validation).view();
    }

    /** One view's compilation; the expressions are collected first and typed in one go. */
    private final class Compilation {
        private final SqlCreateView view;
        private final SqlSelect select;
        private final FromClause from;
        private final Validation validation;
        private final List<SqlNode> groups = new ArrayList<>();
        private final List<SqlNode> expressions = new ArrayList<>();
        private final Set<String> names = new HashSet<>();

        Compilation(SqlCreateView view, SqlSelect select, FromClause from, Validation validation) {
            this.view = view;
            this.select = select;
            this.from = from;
            this.validation = validation;
        }

        View view() {
            readGroups();
            List<KeyItem> keyItems = new ArrayList<>();
            List<MeasureItem> measureItems = new ArrayList<>();
            List<String> columns = new ArrayList<>();
            for (SqlNode item : select.getSelectList()) {
                readItem(item, keyItems, measureItems, columns);
            }
            checkComplete(keyItems, measureItems);
            int where = add(select.getWhere());
            List<RexNode> typed = typed();
            checkSizes(keyItems, typed);
            return new View(
                    view.name.getSimple(),
                    from.source(),
                    from.window(),
                    keyItems.stream().map(k -> k.key(file, typed)).toList(),
                    where < 0 ? null : RowExpression.of(typed.get(where)),
                    measureItems.stream().map(m -> m.measure(file, typed)).toList(),
                    columns);
        }

        private void readGroups() {
            SqlNodeList by = select.getGroup() == null ? SqlNodeList.EMPTY : select.getGroup();
            boolean start = false;
            boolean end = false;
            for (SqlNode group : by) {
                if (isColumn(group, View.WINDOW_START) && from.window().visible()) {
                    start = true;
                } else if (isColumn(group, View.WINDOW_END) && from.window().visible()) {
                    end = true;
                } else {
                    groups.add(group);
                }
            }
            if (from.window().visible() && !(start && end)) {
                throw mistake(
                        select.getParserPosition(),
                        "A view over TUMBLE groups by window_start and window_end; add both to GROUP BY.");
            }
        }

        private void readItem(SqlNode item, List<KeyItem> keys, List<MeasureItem> measures, List<String> columns) {
            SqlNode expression = item.getKind() == SqlKind.AS ? ((SqlBasicCall) item).operand(0) : item;
            String name = name(item, expression);
            columns.add(name);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw mistake(
                        item.getParserPosition(),
                        "Two columns are named '" + name
                                + "' (the case of letters does not count); give one another name with AS.");
            }
            if (from.window().visible() && isWindowColumn(expression)) {
                if (!isColumn(expression, name)) {
                    throw mistake(item.getParserPosition(), "Leave " + expression + " its name: readers rely on it.");
                }
            } else if (groups.stream().anyMatch(g -> g.equalsDeep(expression, Litmus.IGNORE))) {
                keys.add(new KeyItem(name, item.getParserPosition(), expression, add(expression)));
            } else {
                AggregateCall call = AggregateCall.read(file, expression);
                measures.add(new MeasureItem(name, call, add(call.argument()), add(call.filter())));
            }
        }

        /** The key that does it is named where it stands. */
        private void checkSizes(List<KeyItem> keys, List<RexNode> typed) {
            long bytes = 0;
            for (KeyItem key : keys) {
                long own = KeySizes.bytes(typed.get(key.index()));
                bytes += own;
                if (bytes > KeySizes.MOST_BYTES) {
                    throw mistake(
                            key.at(),
                            "Key '" + key.name() + "' can take " + own + " bytes, and all keys up to it " + bytes
                                    + " (four for each character); the stores take keys of " + KeySizes.MOST_BYTES
                                    + " at most. Declare shorter texts in the source, as VARCHAR("
                                    + DataType.DEFAULT_LENGTH
                                    + "), or group by their beginning: SUBSTRING(... FROM 1 FOR "
                                    + DataType.DEFAULT_LENGTH + ").");
                }
            }
        }

        private void checkComplete(List<KeyItem> keys, List<MeasureItem> measures) {
            for (SqlNode group : groups) {
                if (keys.stream().noneMatch(k -> k.expression().equalsDeep(group, Litmus.IGNORE))) {
                    throw mistake(
                            group.getParserPosition(),
                            "GROUP BY " + group
                                    + " is not in the SELECT list; a reader could not tell its groups apart. Select it.");
                }
            }
            if (measures.isEmpty()) {
                throw mistake(
                        select.getParserPosition(),
                        "The view has no aggregate; add one, for example COUNT(*) AS events.");
            }
        }

        private String name(SqlNode item, SqlNode expression) {
            if (item.getKind() == SqlKind.AS) {
                return checkName(item, ((SqlIdentifier) ((SqlBasicCall) item).operand(1)).getSimple());
            }
            if (expression instanceof SqlIdentifier identifier && !identifier.isStar()) {
                return checkName(item, identifier.names.get(identifier.names.size() - 1));
            }
            throw mistake(item.getParserPosition(), "Name this column with AS: " + item + " AS ...");
        }

        private String checkName(SqlNode item, String name) {
            if (!ColumnNames.isUsable(name) || ReservedNames.isReserved(name)) {
                throw mistake(
                        item.getParserPosition(),
                        "'" + name + "' cannot name a column: " + ColumnNames.RULE + ", and are none of "
                                + String.join(", ", ReservedNames.ALL) + ".");
            }
            return name;
        }

        private int add(SqlNode expression) {
            if (expression == null) {
                return -1;
            }
            expressions.add(expression);
            return expressions.size() - 1;
        }

        private List<RexNode> typed() {
            List<SqlNode> rewritten =
                    expressions.stream().map(ArithmeticRewrite::apply).toList();
            List<RexNode> typed = validation.type(from.source(), rewritten);
            for (int i = 0; i < typed.size(); i++) {
                AgreedExpressions.check(file, expressions.get(i), typed.get(i));
            }
            return typed;
        }

        private SqlMistake mistake(SqlParserPos at, String what) {
            return new SqlMistake(file, at, "View " + view.name + ": " + what);
        }
    }

    private static boolean isWindowColumn(SqlNode node) {
        return isColumn(node, View.WINDOW_START) || isColumn(node, View.WINDOW_END);
    }

    private static boolean isColumn(SqlNode node, String name) {
        return node instanceof SqlIdentifier identifier
                && identifier.names.get(identifier.names.size() - 1).equals(name);
    }

    /** Where a view's events come from. */
    record FromClause(Source source, Window window) {}
}
