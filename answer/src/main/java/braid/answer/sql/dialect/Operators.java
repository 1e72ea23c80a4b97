package braid.answer.sql.dialect;

import braid.answer.arithmetic.Veil;
import braid.answer.sql.function.KnownValues;
import braid.answer.sql.function.Patterns;
import braid.answer.sql.function.time.TimeWords;
import org.apache.calcite.sql.SqlBasicFunction;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.fun.SqlLibraryOperators;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.util.SqlOperatorTables;

/**
 * The operators of statements: the standard's, and of Calcite's libraries those that are computed as they are elsewhere, which tests hold against
 * another engine.
 */
public final class Operators {
    public static final SqlOperatorTable TABLE = SqlOperatorTables.chain(
            SqlOperatorTables.of(
                    SqlLibraryOperators.ILIKE,
                    SqlLibraryOperators.NOT_ILIKE,
                    SqlLibraryOperators.STRING_AGG,
                    SqlLibraryOperators.GREATEST_PG,
                    SqlLibraryOperators.LEAST_PG,
                    SqlLibraryOperators.LEFT,
                    SqlLibraryOperators.RIGHT,
                    padding(SqlLibraryOperators.LPAD),
                    padding(SqlLibraryOperators.RPAD),
                    SqlLibraryOperators.REPEAT,
                    SqlLibraryOperators.REVERSE,
                    SqlLibraryOperators.SPLIT_PART,
                    SqlLibraryOperators.TRANSLATE3,
                    SqlLibraryOperators.MD5,
                    Veil.NULLABLE,
                    KnownValues.FROM_START,
                    KnownValues.FROM_END,
                    Patterns.FOUND,
                    Patterns.FOUND_ANY_CASE,
                    Patterns.PART,
                    Patterns.COUNT,
                    Patterns.REPLACED,
                    TimeWords.DAY_NAME,
                    TimeWords.MONTH_NAME,
                    TimeWords.TO_CHAR,
                    TimeWords.TO_DATE,
                    TimeWords.TO_TIMESTAMP,
                    TimeWords.STRFTIME,
                    TimeWords.DATE_FORMAT,
                    TimeWords.AT_ZONE),
            SqlStdOperatorTable.instance());

    private Operators() {}

    /** NULL for any operand that is, where Calcite claims that a text comes of one. */
    private static SqlOperator padding(SqlFunction function) {
        return ((SqlBasicFunction) function).withReturnTypeInference(ReturnTypes.VARCHAR_NULLABLE);
    }
}
