package braid.answer.sql.chain;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.DataContext;
import org.apache.calcite.adapter.java.JavaTypeFactory;
import org.apache.calcite.linq4j.QueryProvider;
import org.apache.calcite.linq4j.function.Function1;
import org.apache.calcite.schema.SchemaPlus;

/**
 * A long {@code a OR b OR c ...}, or AND, as data: its terms by what they have in common, and their constants in rows. Public because a
 * running plan calls it.
 *
 * @param of whether one term that is true decides, as of OR; else one that is false does
 * @param values how many values of a row its terms look at
 * @param kinds of terms
 */
public record Alternatives(boolean of, int values, List<Kind> kinds) {
    /** Where a compiled condition looks for the row that it is asked about. */
    private static final String ROW = "inputRecord";

    /**
     * Terms that differ in their constants alone.
     *
     * @param condition is compiled once, over the values of a row and the constants behind them
     * @param constants those of each term
     * @param equal the places of the values that must be equal to the constants, one for each, where nothing more is asked; else empty
     * @param known the constants of all terms, to be looked up; empty where {@code equal} is
     */
    record Kind(
            Function1<DataContext, Object[]> condition,
            List<Object[]> constants,
            List<Integer> equal,
            Map<List<Object>, Boolean> known) {
        /** The value of a term of this kind that decides; else NULL if one is unknown, else the opposite. */
        private Boolean test(DataContext context, Object[] row, int values, boolean decides) {
            if (!equal.isEmpty()) {
                List<Object> asked = ConstantSet.keys(equal, row);
                if (!asked.contains(null)) {
                    return known.containsKey(asked);
                }
            }
            Object[] all = new Object[values + constants.get(0).length];
            System.arraycopy(row, 0, all, 0, values);
            Row asked = new Row(context, all);
            Boolean result = !decides;
            for (Object[] constant : constants) {
                System.arraycopy(constant, 0, all, values, constant.length);
                Boolean one = (Boolean) condition.apply(asked)[0];
                if (one == null) {
                    result = null;
                } else if (one == decides) {
                    return decides;
                }
            }
            return result;
        }
    }

    public Boolean test(DataContext context, Object[] row) {
        Boolean result = !of;
        for (Kind kind : kinds) {
            Boolean one = kind.test(context, row, values, of);
            if (one == null) {
                result = null;
            } else if (one == of) {
                return of;
            }
        }
        return result;
    }

    static Method method() {
        try {
            return Alternatives.class.getMethod("test", DataContext.class, Object[].class);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a compiled condition can ask for: its row, and what the plan can. */
    private record Row(DataContext plan, Object[] values) implements DataContext {
        @Override
        public SchemaPlus getRootSchema() {
            return plan.getRootSchema();
        }

        @Override
        public JavaTypeFactory getTypeFactory() {
            return plan.getTypeFactory();
        }

        @Override
        public QueryProvider getQueryProvider() {
            return plan.getQueryProvider();
        }

        @Override
        public Object get(String name) {
            return name.equals(ROW) ? values : plan.get(name);
        }
    }

    /** The constants of terms as keys of a map. */
    static Map<List<Object>, Boolean> known(List<Object[]> constants, List<Integer> order) {
        Map<List<Object>, Boolean> known = new HashMap<>();
        constants.forEach(all -> known.put(ConstantSet.keys(order, all), true));
        return known;
    }
}
