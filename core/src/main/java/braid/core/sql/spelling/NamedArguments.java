package braid.core.sql.spelling;

import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.view.FromClauseReader;
import braid.core.text.Names;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;

/** Puts {@code TUMBLE(DATA => ..., TIMECOL => ..., SIZE => ...)} in the order in which arguments without names stand. */
public final class NamedArguments {
    private static final List<String> TUMBLE = List.of("DATA", "TIMECOL", "SIZE", "OFFSET");

    private NamedArguments() {}

    /** @param table {@code TABLE(function)}; comes back as it is if its arguments have no names */
    public static SqlNode inOrder(String file, SqlCall table) {
        if (!(table.operand(0) instanceof SqlCall function)
                || function.getOperandList().stream()
                        .noneMatch(argument -> argument != null && argument.getKind() == SqlKind.ARGUMENT_ASSIGNMENT)) {
            return table;
        }
        SqlNode[] inOrder = new SqlNode[TUMBLE.size()];
        for (SqlNode argument : function.getOperandList()) {
            if (argument == null || argument.getKind() != SqlKind.ARGUMENT_ASSIGNMENT) {
                throw new SqlMistake(
                        file,
                        function.getParserPosition(),
                        "Either all arguments have names (DATA =>, TIMECOL =>, SIZE =>) or none has.");
            }
            SqlIdentifier name = ((SqlCall) argument).operand(1);
            int place = TUMBLE.indexOf(name.getSimple().toUpperCase(Locale.ROOT));
            if (place < 0) {
                throw new SqlMistake(
                        file,
                        name.getParserPosition(),
                        "TUMBLE has no argument '" + name + "'. " + Names.suggestion(name.getSimple(), TUMBLE));
            }
            if (inOrder[place] != null) {
                throw new SqlMistake(file, name.getParserPosition(), "'" + name + "' is given twice.");
            }
            inOrder[place] = ((SqlCall) argument).operand(0);
        }
        return with(table, function, file, inOrder);
    }

    private static SqlNode with(SqlCall table, SqlCall function, String file, SqlNode... arguments) {
        List<SqlNode> given = new ArrayList<>();
        for (int i = 0; i < arguments.length; i++) {
            if (arguments[i] != null) {
                given.add(arguments[i]);
            } else if (i < FromClauseReader.ARGUMENTS) {
                throw new SqlMistake(
                        file, function.getParserPosition(), "The argument " + TUMBLE.get(i) + " => is missing.");
            }
        }
        SqlCall plain = function.getOperator().createCall(function.getParserPosition(), given);
        return new SqlBasicCall(table.getOperator(), Arrays.asList(plain), table.getParserPosition());
    }
}
