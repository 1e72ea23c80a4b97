/**
 * The Dataflow model as one Apache Beam pipeline over the views. Read {@link braid.dataflow.ViewPipeline} first; the model's four questions
 * are answered in {@link braid.dataflow.What}, {@link braid.dataflow.Where}, {@link braid.dataflow.When} and {@link braid.dataflow.How}.
 */
package braid.dataflow;
