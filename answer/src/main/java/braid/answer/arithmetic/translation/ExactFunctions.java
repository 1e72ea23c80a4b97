package braid.answer.arithmetic.translation;

import braid.answer.arithmetic.Arithmetic;
import braid.answer.arithmetic.Casts;
import braid.answer.arithmetic.Lengths;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.calcite.schema.impl.ScalarFunctionImpl;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.InferTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.validate.SqlUserDefinedFunction;

/** The methods of {@link Arithmetic}, {@link Casts} and {@link Lengths} as functions that a plan can call. No statement can name them. */
final class ExactFunctions {
    private static final Map<String, ExactFunction> BY_NAME = Stream.of(Arithmetic.class, Casts.class, Lengths.class)
            .flatMap(owner -> Arrays.stream(owner.getMethods()).filter(m -> m.getDeclaringClass() == owner))
            .collect(Collectors.toMap(ExactFunctions::name, ExactFunction::new));

    private ExactFunctions() {}

    private static String name(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + method.getName();
    }

    static ExactFunction arithmetic(String method) {
        return BY_NAME.get("Arithmetic." + method);
    }

    static ExactFunction cast(String method) {
        return BY_NAME.get("Casts." + method);
    }

    static ExactFunction length(String method) {
        return BY_NAME.get("Lengths." + method);
    }

    /** A function of a plan, which can be called at once where its operands are known. */
    record ExactFunction(Method method, SqlFunction operator) {
        ExactFunction(Method method) {
            this(
                    method,
                    new SqlUserDefinedFunction(
                            new SqlIdentifier("EXACT_" + method.getName().toUpperCase(Locale.ROOT), SqlParserPos.ZERO),
                            SqlKind.OTHER_FUNCTION,
                            ReturnTypes.ARG0_NULLABLE,
                            InferTypes.ANY_NULLABLE,
                            null,
                            ScalarFunctionImpl.create(method)));
        }

        Object call(Object... operands) {
            try {
                return method.invoke(null, operands);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
