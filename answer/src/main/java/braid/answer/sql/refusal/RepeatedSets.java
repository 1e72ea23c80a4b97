package braid.answer.sql.refusal;

import braid.answer.sql.mistake.SqlMistakes;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.dialect.AnsiSqlDialect;
import org.apache.calcite.util.Litmus;

/** Refuses sets that come several times in ROLLUP, CUBE and GROUPING SETS: Calcite has their rows once, the standard as often as they come. */
final class RepeatedSets {
    private final List<SqlNode> keys = new ArrayList<>();

    private RepeatedSets() {}

    /** @param groupBy what stands in GROUP BY, or {@code null} */
    static void check(SqlNodeList groupBy) {
        if (groupBy != null && groupBy.stream().anyMatch(RepeatedSets::isSets)) {
            RepeatedSets sets = new RepeatedSets();
            groupBy.forEach(sets::collect);
        }
    }

    private static boolean isSets(SqlNode node) {
        return node.getKind() == SqlKind.ROLLUP
                || node.getKind() == SqlKind.CUBE
                || node.getKind() == SqlKind.GROUPING_SETS;
    }

    private void collect(SqlNode node) {
        if (node instanceof SqlNodeList list) {
            list.forEach(this::collect);
        } else if (node.getKind() == SqlKind.GROUPING_SETS) {
            collectSets((SqlCall) node);
        } else if (isSets(node) || node.getKind() == SqlKind.ROW) {
            ((SqlCall) node).getOperandList().forEach(this::collect);
        } else {
            add(keys, node, "column");
        }
    }

    /** Its sets may share columns, but not be the same. */
    private static void collectSets(SqlCall call) {
        List<SqlNode> sets = new ArrayList<>();
        for (SqlNode set : call.getOperandList()) {
            add(sets, set, "set");
            RepeatedSets inner = new RepeatedSets();
            inner.collect(set);
        }
    }

    private static String text(SqlNode node) {
        return node.toSqlString(form -> form.withDialect(AnsiSqlDialect.DEFAULT).withQuoteAllIdentifiers(false))
                .getSql()
                .replaceAll("\\s+", " ");
    }

    private static void add(List<SqlNode> known, SqlNode node, String what) {
        if (known.stream().anyMatch(other -> other.equalsDeep(node, Litmus.IGNORE))) {
            throw SqlMistakes.at(
                    node.getParserPosition(),
                    "The " + what + " " + text(node)
                            + " stands twice in ROLLUP, CUBE or GROUPING SETS, which is not supported: its rows would come several times."
                            + " Name it once.");
        }
        known.add(node);
    }
}
