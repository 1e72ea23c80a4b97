/**
 * The Dataflow model as one Apache Beam pipeline over the views: who runs it, live or over history, and what it says of itself. Read {@link
 * braid.dataflow.model.ViewPipeline} first, it is all that is computed, then {@link braid.dataflow.LiveRun}. Knows no layer of Lambda.
 */
package braid.dataflow;
