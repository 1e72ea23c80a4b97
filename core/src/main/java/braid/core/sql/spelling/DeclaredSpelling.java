package braid.core.sql.spelling;

import braid.core.view.View;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.ddl.SqlColumnDeclaration;
import org.apache.calcite.sql.ddl.SqlCreateTable;
import org.apache.calcite.sql.ddl.SqlCreateView;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * Spells names in views as they were declared, and GROUP BY in full: a column is found whatever the case of its letters, since no two columns of a source differ by
 * case alone. Sources and views, which name topics and tables, are in lower case, quoted or not.
 */
public final class DeclaredSpelling {
    /** The columns of each source as they were declared, by source and name in lower case. */
    private final Map<String, Map<String, String>> declared = new HashMap<>();

    private DeclaredSpelling() {}

    public static void apply(Iterable<SqlNode> statements) {
        DeclaredSpelling spelling = new DeclaredSpelling();
        for (SqlNode statement : statements) {
            if (statement instanceof SqlCreateTable table) {
                lower(table.name);
                spelling.declare(table);
            }
        }
        for (SqlNode statement : statements) {
            if (statement instanceof SqlCreateView view) {
                lower(view.name);
                if (view.query instanceof SqlSelect select && select.getFrom() != null) {
                    spelling.spell(select);
                }
            }
        }
    }

    private void declare(SqlCreateTable table) {
        Map<String, String> columns = declared.computeIfAbsent(table.name.names.get(0), name -> new HashMap<>());
        columns.put(View.WINDOW_START, View.WINDOW_START);
        columns.put(View.WINDOW_END, View.WINDOW_END);
        if (table.columnList != null) {
            for (SqlNode element : table.columnList) {
                if (element instanceof SqlColumnDeclaration column) {
                    columns.put(lower(column.name.getSimple()), column.name.getSimple());
                }
            }
        }
    }

    private void spell(SqlSelect select) {
        Sources sources = new Sources();
        select.getFrom().accept(sources);
        Map<String, String> columns = declared.getOrDefault(sources.first, Map.of());
        GroupedItems.spell(select, columns.keySet());
        Columns each = new Columns(columns);
        for (SqlNode node : select.getOperandList()) {
            if (node != null && node != select.getFrom()) {
                node.accept(each);
            }
        }
        select.getFrom().accept(new Descriptors(each));
    }

    private static void lower(SqlIdentifier name) {
        spell(name, name.names.stream().map(DeclaredSpelling::lower).toList(), false);
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static void spell(SqlIdentifier name, List<String> parts, boolean quoted) {
        List<SqlParserPos> places = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            SqlParserPos place = name.getComponentParserPosition(i);
            places.add(quoted ? place.withQuoting(true) : place);
        }
        name.setNames(parts, places);
    }

    /** Spells the sources in a FROM. */
    private final class Sources extends SqlBasicVisitor<Void> {
        private String first;

        @Override
        public Void visit(SqlCall call) {
            return call.getOperator().getName().equalsIgnoreCase("DESCRIPTOR") ? null : super.visit(call);
        }

        @Override
        public Void visit(SqlIdentifier name) {
            if (name.isSimple() && declared.containsKey(lower(name.getSimple()))) {
                lower(name);
                first = first == null ? name.getSimple() : first;
            }
            return null;
        }
    }

    /** Spells the columns of one source, but not the names that AS gives. */
    private static final class Columns extends SqlBasicVisitor<Void> {
        private final Map<String, String> columns;

        Columns(Map<String, String> columns) {
            this.columns = columns;
        }

        @Override
        public Void visit(SqlCall call) {
            return call.getKind() == SqlKind.AS ? call.operand(0).accept(this) : super.visit(call);
        }

        @Override
        public Void visit(SqlIdentifier name) {
            int last = name.names.size() - 1;
            String column = columns.get(lower(name.names.get(last)));
            if (column != null) {
                List<String> parts = new ArrayList<>(name.names);
                parts.set(last, column);
                spell(name, parts, true);
            }
            return null;
        }
    }

    /** Spells the column of event time in TUMBLE. */
    private static final class Descriptors extends SqlBasicVisitor<Void> {
        private final Columns columns;

        Descriptors(Columns columns) {
            this.columns = columns;
        }

        @Override
        public Void visit(SqlCall call) {
            return call.getOperator().getName().equalsIgnoreCase("DESCRIPTOR")
                    ? columns.visit(call)
                    : super.visit(call);
        }
    }
}
