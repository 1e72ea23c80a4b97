/**
 * From a pipeline file to typed view definitions. Read {@link braid.core.sql.PipelineCompiler} first.
 *
 * <p>Apache Calcite parses, validates and types; this package says which of it can be kept exactly by two engines and merged.
 */
package braid.core.sql;
