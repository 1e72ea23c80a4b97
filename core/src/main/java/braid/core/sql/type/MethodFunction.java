package braid.core.sql.type;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.FunctionParameter;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** Static Java methods as operators of Calcite: a plan that holds one is compiled to a call of the method. */
public final class MethodFunction {
    private MethodFunction() {}

    /**
     * The public static method of that name as an operator; a class has one of each name.
     *
     * @param operands the families that the operands are checked against, or none where the operator is made by a rewrite of typed trees
     */
    public static SqlFunction of(
            String name, SqlReturnTypeInference type, Class<?> owner, String method, SqlTypeFamily... operands) {
        Method found = Arrays.stream(owner.getMethods())
                .filter(m -> m.getName().equals(method))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(owner.getName() + " has no method " + method));
        return new SqlUserDefinedFunction(
                new SqlIdentifier(name, SqlParserPos.ZERO),
                SqlKind.OTHER_FUNCTION,
                type,
                InferTypes.ANY_NULLABLE,
                operands(found, List.of(operands)),
                ScalarFunctionImpl.create(found));
    }

    private static SqlOperandMetadata operands(Method method, List<SqlTypeFamily> families) {
        int count = method.getParameterCount();
        List<SqlTypeFamily> checked =
                families.isEmpty() ? java.util.Collections.nCopies(count, SqlTypeFamily.ANY) : families;
        return OperandTypes.operandMetadata(
                checked, factory -> parameterTypes(factory, method), i -> "p" + i, i -> false);
    }

    private static List<RelDataType> parameterTypes(RelDataTypeFactory factory, Method method) {
        return ((ScalarFunctionImpl) ScalarFunctionImpl.create(method))
                .getParameters().stream()
                        .map((FunctionParameter p) -> p.getType(factory))
                        .toList();
    }
}
