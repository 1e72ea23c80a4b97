package braid.dataflow.coder;

import braid.core.group.PartialAggregates;
import braid.core.sql.CompiledPipelines;
import braid.core.view.View;
import java.io.Serializable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A view as it can be sent to a worker, which finds the definition again in the pipeline's file.
 *
 * @param pipeline the pipeline's file
 */
public record ViewName(String pipeline, String name) implements Serializable {
    private static final long serialVersionUID = 1L;
    private static final Map<ViewName, PartialAggregates> PARTIALS = new ConcurrentHashMap<>();

    /** The definition. */
    public View view() {
        return CompiledPipelines.of(pipeline).view(name);
    }

    /** The view's accumulators as columns and back. */
    public PartialAggregates partials() {
        return PARTIALS.computeIfAbsent(this, name -> new PartialAggregates(name.view()));
    }
}
