package braid.answer.sql.dialect;

import braid.answer.sql.dialect.spelling.AggregateSpellings;
import braid.answer.sql.dialect.spelling.ChoiceSpellings;
import braid.answer.sql.dialect.spelling.Nodes;
import braid.answer.sql.dialect.spelling.PatternSpellings;
import braid.answer.sql.dialect.spelling.SessionSpellings;
import braid.answer.sql.dialect.spelling.Spelling;
import braid.answer.sql.dialect.spelling.TextSpellings;
import braid.answer.sql.dialect.spelling.TimeSpellings;
import braid.answer.sql.dialect.spelling.TypeSpellings;
import braid.answer.sql.dialect.window.NamedWindows;
import braid.answer.sql.dialect.window.WindowSpellings;
import braid.answer.sql.function.time.TimeWords;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJdbcFunctionCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.SqlWindow;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlQuantifyOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.util.SqlShuttle;

/** Puts standard calls and types in the place of those of other engines, in a parsed statement. */
public final class Dialect extends SqlShuttle {
    private static final Map<String, Spelling> FUNCTIONS = new HashMap<>();

    static {
        FUNCTIONS.putAll(ChoiceSpellings.functions());
        FUNCTIONS.putAll(TextSpellings.functions());
        FUNCTIONS.putAll(TimeSpellings.functions());
        FUNCTIONS.putAll(AggregateSpellings.functions());
    }

    private final SessionSpellings session;
    private final ZonedTimes zones;
    private final NamedWindows windows = new NamedWindows();

    private Dialect(String schema, ZonedTimes zones) {
        session = new SessionSpellings(schema);
        this.zones = zones;
    }

    /**
     * The statement in standard spelling.
     *
     * @param schema what CURRENT_SCHEMA is
     * @param zones where the statement says AT TIME ZONE
     * @throws braid.answer.rows.request.BadRequest where something has no one meaning
     */
    public static SqlNode in(SqlNode statement, String schema, ZonedTimes zones) {
        return statement.accept(new Dialect(schema, zones));
    }

    @Override
    public SqlNode visit(SqlCall call) {
        boolean entered = windows.enter(call);
        try {
            SqlNode over = WindowSpellings.of(call);
            SqlNode visited = super.visit(over == null ? call : (SqlCall) over);
            return visited instanceof SqlCall inner ? standard(inner) : visited;
        } finally {
            if (entered) {
                windows.leave();
            }
        }
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        return session.of(name);
    }

    @Override
    public SqlNode visit(SqlDataTypeSpec type) {
        return TypeSpellings.of(type);
    }

    private SqlNode standard(SqlCall call) {
        if (call instanceof SqlWindow window) {
            return windows.written(window);
        }
        if (call.getOperator() == SqlLibraryOperators.INFIX_CAST) {
            return Nodes.call(SqlStdOperatorTable.CAST, call, call.operand(0), call.operand(1));
        }
        SqlNode known = known(call);
        if (known != null) {
            return known;
        }
        String name = name(call.getOperator());
        if (name == null) {
            return call;
        }
        Spelling spelling = session.functions().getOrDefault(name, FUNCTIONS.get(name));
        SqlNode standard = spelling == null || call.getFunctionQuantifier() != null ? null : spelling.standard(call);
        if (standard != null) {
            return standard;
        }
        boolean byName = call.getOperator() instanceof SqlUnresolvedFunction
                || call.getOperator() instanceof SqlJdbcFunctionCall;
        return byName ? Nodes.function(name, call) : call;
    }

    /** What stands for a call that is told by more than its name; {@code null} of another. */
    private SqlNode known(SqlCall call) {
        return switch (call.getKind()) {
            case IN, NOT_IN -> ListParameters.ofNothing(call);
            case FILTER -> AggregateSpellings.filtered(call);
            case SOME, ALL -> quantified(call);
            default ->
                zones.isOne(call)
                        ? Nodes.call(TimeWords.AT_ZONE, call, call.operand(0), call.operand(1))
                        : PatternSpellings.of(call);
        };
    }

    /** {@code = ANY} is IN, whose sides are brought to one type; {@code null} of what says neither. */
    private static SqlNode quantified(SqlCall call) {
        SqlKind comparison = ((SqlQuantifyOperator) call.getOperator()).comparisonKind;
        if (call.getKind() == SqlKind.SOME && comparison == SqlKind.EQUALS) {
            return Nodes.call(SqlStdOperatorTable.IN, call, call.operand(0), call.operand(1));
        }
        return call.getKind() == SqlKind.ALL && comparison == SqlKind.NOT_EQUALS
                ? Nodes.call(SqlStdOperatorTable.NOT_IN, call, call.operand(0), call.operand(1))
                : null;
    }

    /** The name of a function in upper case, as Calcite looks it up, of JDBC's {@code {fn name(...)}} too; {@code null} of what is none. */
    private static String name(SqlOperator operator) {
        if (operator instanceof SqlJdbcFunctionCall) {
            return operator.getName().replaceAll("(?i)^\\{fn |}$", "").toUpperCase(Locale.ROOT);
        }
        return operator instanceof SqlFunction || operator.getKind() == SqlKind.OTHER_FUNCTION
                ? operator.getName().toUpperCase(Locale.ROOT)
                : null;
    }
}
