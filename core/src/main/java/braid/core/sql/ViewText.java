package braid.core.sql;

import braid.core.view.Pipeline;
import braid.core.view.View;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.ddl.SqlCreateView;
import org.apache.calcite.sql.parser.SqlParseException;
import org.apache.calcite.sql.parser.SqlParser;

/** A view as it is written, for engines that speak SQL themselves. */
public final class ViewText {
    private ViewText() {}

    /** The view's SELECT as it was parsed: names in lower case, nothing resolved, nothing rewritten. A new one at every call. */
    public static SqlSelect select(Pipeline pipeline, View view) {
        try {
            for (SqlNode statement :
                    SqlParser.create(pipeline.text(), PipelineCompiler.PARSER).parseStmtList()) {
                if (statement instanceof SqlCreateView create
                        && create.name.getSimple().equals(view.name())) {
                    return (SqlSelect) create.query;
                }
            }
        } catch (SqlParseException e) {
            throw new IllegalArgumentException("Not the text of a compiled pipeline", e);
        }
        throw new IllegalArgumentException("Pipeline " + pipeline.name() + " has no view " + view.name());
    }
}
