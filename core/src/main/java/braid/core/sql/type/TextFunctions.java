package braid.core.sql.type;

import braid.core.text.Text;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.util.SqlOperatorTables;

/** The text functions whose unit is the code point, as operators that Calcite compiles to {@link Text}. */
public final class TextFunctions {
    /** {@code CHAR_LENGTH(text)}. */
    public static final SqlOperator LENGTH = function(
            "TEXT_LENGTH",
            ReturnTypes.INTEGER.andThen(SqlTypeTransforms.TO_NULLABLE),
            "length",
            SqlTypeFamily.CHARACTER);
    /** {@code POSITION(part IN text)}. */
    public static final SqlOperator POSITION = function(
            "TEXT_POSITION",
            ReturnTypes.INTEGER.andThen(SqlTypeTransforms.TO_NULLABLE),
            "position",
            SqlTypeFamily.CHARACTER,
            SqlTypeFamily.CHARACTER);
    /** {@code SUBSTRING(text FROM start)}. */
    public static final SqlOperator SUBSTRING_FROM = function(
            "TEXT_SUBSTRING_FROM",
            ReturnTypes.ARG0_NULLABLE_VARYING,
            "substringFrom",
            SqlTypeFamily.CHARACTER,
            SqlTypeFamily.INTEGER);
    /** {@code SUBSTRING(text FROM start FOR length)}. */
    public static final SqlOperator SUBSTRING = function(
            "TEXT_SUBSTRING",
            ReturnTypes.ARG0_NULLABLE_VARYING,
            "substring",
            SqlTypeFamily.CHARACTER,
            SqlTypeFamily.INTEGER,
            SqlTypeFamily.INTEGER);

    /**
     * {@code text LIKE pattern}, as it is computed: Calcite's own {@code _} does not match the end of a line. Not to be found in a
     * compiled view, where the operator is the standard one.
     */
    public static final SqlOperator LIKE = function(
            "TEXT_LIKE", ReturnTypes.BOOLEAN_NULLABLE, "like", SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER);

    public static final SqlOperatorTable TABLE = SqlOperatorTables.of(LENGTH, POSITION, SUBSTRING_FROM, SUBSTRING);

    private TextFunctions() {}

    private static SqlFunction function(
            String name, SqlReturnTypeInference type, String method, SqlTypeFamily... operands) {
        return MethodFunction.of(name, type, Text.class, method, operands);
    }
}
