package braid.answer.sql.parse;

import braid.answer.arithmetic.translation.OwnOperators;
import braid.answer.sql.dialect.Operators;
import braid.answer.sql.table.ViewTable;
import braid.answer.sql.type.SqlTypes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorTable;
import org.apache.calcite.sql.util.SqlOperatorTables;
import org.apache.calcite.sql.validate.SelectScope;
import org.apache.calcite.sql.validate.SqlValidatorImpl;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql.validate.SqlValidatorTable;

/** Calcite's validator, in which {@code *} does not stand for the hidden columns of a view. */
public final class HidingValidator extends SqlValidatorImpl {
    private static final SqlOperatorTable OPERATORS = SqlOperatorTables.chain(OwnOperators.TABLE, Operators.TABLE);

    public HidingValidator(CalciteCatalogReader catalog) {
        super(
                OPERATORS,
                catalog,
                SqlTypes.FACTORY,
                Config.DEFAULT.withIdentifierExpansion(true).withConformance(SpokenSql.INSTANCE));
    }

    @Override
    protected void addToSelectList(
            List<SqlNode> list,
            Set<String> aliases,
            List<Map.Entry<String, RelDataType>> fields,
            SqlNode item,
            SelectScope scope,
            boolean includeSystemVariables) {
        if (!(item instanceof SqlIdentifier column && isHidden(column, scope))) {
            super.addToSelectList(list, aliases, fields, item, scope, includeSystemVariables);
        }
    }

    private boolean isHidden(SqlIdentifier column, SelectScope scope) {
        SqlValidatorScope.ResolvedImpl resolved = new SqlValidatorScope.ResolvedImpl();
        scope.resolve(column.skipLast(1).names, getCatalogReader().nameMatcher(), false, resolved);
        if (resolved.count() != 1) {
            return false;
        }
        SqlValidatorTable table = resolved.only().namespace.getTable();
        ViewTable view = table == null ? null : table.unwrap(ViewTable.class);
        return view != null && view.hidden().contains(column.names.get(column.names.size() - 1));
    }
}
