package braid.core.sql.view;

import braid.core.rex.RowExpression;
import braid.core.sql.mistake.SqlMistake;
import braid.core.sql.type.Types;
import braid.core.type.DataType;
import braid.core.view.Key;
import java.util.List;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * A key column as it stands in a SELECT list.
 *
 * @param index of its expression among those of the view
 */
record KeyItem(String name, SqlParserPos at, SqlNode expression, int index) {
    Key key(String file, List<RexNode> typed) {
        RexNode node = typed.get(index);
        return new Key(
                name,
                Types.of(node.getType())
                        .filter(type -> type.kind() != DataType.Kind.DOUBLE)
                        .orElseThrow(
                                () -> new SqlMistake(
                                        file,
                                        at,
                                        "A key cannot be of type " + node.getType()
                                                + ": equality of such values is not reliable. CAST it to DECIMAL in the source, or use a text.")),
                node.getType().isNullable(),
                RowExpression.of(node));
    }
}
