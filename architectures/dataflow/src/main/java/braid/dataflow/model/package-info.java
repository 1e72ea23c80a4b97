/**
 * The pipeline itself, by the model's four questions: {@link braid.dataflow.model.What}, {@link braid.dataflow.model.Where}, {@link
 * braid.dataflow.model.When} and {@link braid.dataflow.model.How}. Read {@link braid.dataflow.model.ViewPipeline} first. Knows neither where
 * events come from, nor where rows go, nor which runner runs it.
 */
package braid.dataflow.model;
