package braid.core.sql;

import braid.core.view.Pipeline;
import braid.core.view.View;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.ddl.SqlCreateView;

/** A view as it is written, for engines that speak SQL themselves. */
public final class ViewText {
    private ViewText() {}

    /** The view's SELECT as it was parsed: spelled one way ({@link PipelineText}). A new one at every call. */
    public static SqlSelect select(Pipeline pipeline, View view) {
        for (SqlNode statement :
                PipelineText.read(pipeline.name(), pipeline.text()).statements()) {
            if (statement instanceof SqlCreateView create
                    && create.name.getSimple().equals(view.name())) {
                return (SqlSelect) create.query;
            }
        }
        throw new IllegalArgumentException("Pipeline " + pipeline.name() + " has no view " + view.name());
    }
}
