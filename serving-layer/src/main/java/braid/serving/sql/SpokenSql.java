package braid.serving.sql;

import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * What reporting tools write beyond the standard and what has one meaning: {@code GROUP BY 1}, {@code a % b}, MINUS. Names that SELECT gives are
 * not known in GROUP BY, since engines differ on whether a column of the same name goes before.
 */
final class SpokenSql extends SqlDelegatingConformance {
    static final SqlConformance INSTANCE = new SpokenSql();

    private SpokenSql() {
        super(SqlConformanceEnum.DEFAULT);
    }

    @Override
    public boolean isGroupByOrdinal() {
        return true;
    }

    @Override
    public boolean isPercentRemainderAllowed() {
        return true;
    }

    @Override
    public boolean isMinusAllowed() {
        return true;
    }
}
