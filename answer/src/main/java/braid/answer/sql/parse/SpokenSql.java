package braid.answer.sql.parse;

import org.apache.calcite.sql.validate.SqlConformance;
import org.apache.calcite.sql.validate.SqlConformanceEnum;
import org.apache.calcite.sql.validate.SqlDelegatingConformance;

/**
 * What reporting tools write beyond the standard and what has one meaning: {@code GROUP BY 1}, {@code a % b}, {@code a != b}, MINUS, LIMIT 2, 3. A name
 * that SELECT gives is known in GROUP BY and HAVING where no column has it, as in PostgreSQL.
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

    @Override
    public boolean isGroupByAlias() {
        return true;
    }

    @Override
    public boolean isHavingAlias() {
        return true;
    }

    @Override
    public boolean isBangEqualAllowed() {
        return true;
    }

    @Override
    public boolean isLimitStartCountAllowed() {
        return true;
    }
}
