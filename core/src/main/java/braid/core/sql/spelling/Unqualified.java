package braid.core.sql.spelling;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlShuttle;

/** Takes the source's name or alias off the columns of a view, which reads one source: {@code e.page} is {@code page}. */
public final class Unqualified extends SqlShuttle {
    private final List<String> names;

    /** @param names what the view's one source is called */
    public Unqualified(List<String> names) {
        this.names = names;
    }

    public void apply(SqlSelect select) {
        select.setSelectList(list(select.getSelectList()));
        if (select.getWhere() != null) {
            select.setWhere(select.getWhere().accept(this));
        }
        if (select.getGroup() != null) {
            select.setGroupBy(list(select.getGroup()));
        }
    }

    private boolean isOurs(String name) {
        return names.stream().anyMatch(name::equalsIgnoreCase);
    }

    private SqlNodeList list(SqlNodeList nodes) {
        return (SqlNodeList) nodes.accept(this);
    }

    @Override
    public SqlNode visit(SqlIdentifier name) {
        return name.names.size() == 2 && isOurs(name.names.get(0)) && !name.isStar()
                ? new SqlIdentifier(name.names.get(1), name.getComponentParserPosition(1))
                : name;
    }
}
