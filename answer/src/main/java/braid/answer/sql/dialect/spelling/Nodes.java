package braid.answer.sql.dialect.spelling;

import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCharStringLiteral;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUnresolvedFunction;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Parsed calls that are written at the place of another. */
public final class Nodes {
    private Nodes() {}

    public static SqlCall call(SqlOperator operator, SqlNode at, SqlNode... operands) {
        return operator.createCall(at.getParserPosition(), operands);
    }

    /** A function that is looked up by its name. */
    public static SqlCall function(String name, SqlNode at, List<SqlNode> operands) {
        return named(name, at).createCall(at.getParserPosition(), operands);
    }

    /** The same call by another name. */
    public static SqlCall function(String name, SqlCall call) {
        return named(name, call)
                .createCall(call.getFunctionQuantifier(), call.getParserPosition(), call.getOperandList());
    }

    private static SqlOperator named(String name, SqlNode at) {
        SqlIdentifier identifier = new SqlIdentifier(name, at.getParserPosition());
        return new SqlUnresolvedFunction(identifier, null, null, null, null, SqlFunctionCategory.USER_DEFINED_FUNCTION);
    }

    static SqlNode cast(SqlNode value, SqlTypeName type, SqlNode at) {
        return call(SqlStdOperatorTable.CAST, at, value, type(type, at.getParserPosition()));
    }

    static SqlDataTypeSpec type(SqlTypeName type, SqlParserPos place) {
        return new SqlDataTypeSpec(new SqlBasicTypeNameSpec(type, place), place);
    }

    static SqlNode text(String value, SqlNode at) {
        return SqlLiteral.createCharString(value, at.getParserPosition());
    }

    public static SqlNode number(long value, SqlNode at) {
        return SqlLiteral.createExactNumeric(String.valueOf(value), at.getParserPosition());
    }

    static SqlNode decimal(String value, SqlNode at) {
        return SqlLiteral.createExactNumeric(value, at.getParserPosition());
    }

    public static SqlNode asDouble(SqlNode value) {
        return cast(value, SqlTypeName.DOUBLE, value);
    }

    public static SqlNode nothing(SqlNode at) {
        return SqlLiteral.createNull(at.getParserPosition());
    }

    static SqlIntervalQualifier unit(TimeUnit unit, SqlNode at) {
        return new SqlIntervalQualifier(unit, null, at.getParserPosition());
    }

    /** {@code CASE WHEN condition THEN yes ELSE no END}. */
    public static SqlNode choice(SqlNode condition, SqlNode yes, SqlNode no, SqlNode at) {
        SqlParserPos place = at.getParserPosition();
        return choice(SqlNodeList.of(condition), SqlNodeList.of(yes), no, place);
    }

    public static SqlNode choice(SqlNodeList conditions, SqlNodeList values, SqlNode otherwise, SqlParserPos place) {
        return new SqlCase(place, null, conditions, values, otherwise);
    }

    /** What a text literal says; {@code null} of anything else. */
    static String literal(SqlNode node) {
        return node instanceof SqlCharStringLiteral text ? text.getValueAs(String.class) : null;
    }
}
