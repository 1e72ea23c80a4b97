package braid.answer.sql.refusal;

import braid.answer.arithmetic.StatementPlace;
import braid.answer.sql.mistake.SqlMistakes;
import braid.answer.sql.mistake.StatementMarks;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;

/** Refuses what has no type that an answer, or a function, could work with: NULL alone under SUM, a ROW as a column. With its place. */
public final class TypelessValues extends SqlBasicVisitor<Void> {
    private final SqlValidator validator;

    private TypelessValues(SqlValidator validator) {
        this.validator = validator;
    }

    /**
     * @param valid a statement that was validated
     * @param text that it was parsed from
     * @throws braid.answer.rows.request.BadRequest at the first that is found
     */
    public static void check(SqlNode valid, SqlValidator validator, String text) {
        valid.accept(new TypelessValues(validator));
        checkColumns(valid, validator.getValidatedNodeType(valid).getFieldList(), text);
    }

    @Override
    public Void visit(SqlCall call) {
        boolean computes = call.getKind() != SqlKind.COUNT
                && (call.getOperator() instanceof SqlAggFunction
                        || call.getOperator() instanceof SqlFunction function
                                && function.getFunctionType() == SqlFunctionCategory.NUMERIC);
        for (SqlNode operand : call.getOperandList()) {
            boolean ofColumn = operand instanceof SqlIdentifier
                    && (call.isA(SqlKind.BINARY_ARITHMETIC) || call.getKind() == SqlKind.CAST);
            if ((computes || ofColumn) && operand != null && isNull(validator.getValidatedNodeTypeIfKnown(operand))) {
                throw SqlMistakes.at(
                        operand.getParserPosition(),
                        "NULL alone has no type that "
                                + call.getOperator().getName().toUpperCase(java.util.Locale.ROOT)
                                + " could take. Give it one: CAST(NULL AS INTEGER).");
            }
        }
        return super.visit(call);
    }

    private static boolean isNull(RelDataType type) {
        return type != null && type.getSqlTypeName() == SqlTypeName.NULL;
    }

    private static void checkColumns(SqlNode valid, List<RelDataTypeField> columns, String text) {
        for (RelDataTypeField column : columns) {
            SqlTypeName type = column.getType().getSqlTypeName();
            boolean shown =
                    switch (type) {
                        case ROW,
                                STRUCTURED,
                                TIMESTAMP_WITH_LOCAL_TIME_ZONE,
                                TIMESTAMP_TZ,
                                TIME_WITH_LOCAL_TIME_ZONE,
                                TIME_TZ,
                                GEOMETRY,
                                CURSOR,
                                SYMBOL,
                                OTHER -> false;
                        default -> true;
                    };
            if (!shown) {
                throw StatementPlace.of(text, StatementMarks.place(valid, column.getIndex()), column.getName())
                        .refuse("column '" + column.getName() + "' is a "
                                + type.getName().replace('_', ' ')
                                + ", which an answer has no form for. "
                                + (type == SqlTypeName.ROW
                                        ? "Name its parts as columns: SELECT a, b."
                                        : "CAST it AS TIMESTAMP or AS VARCHAR; times are in UTC."));
            }
        }
    }
}
