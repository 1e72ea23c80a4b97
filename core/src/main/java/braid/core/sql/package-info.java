/**
 * From a pipeline file to typed view definitions. Read {@link braid.core.sql.PipelineCompiler} first.
 *
 * <p>Apache Calcite parses, validates and types; this package says which of it can be kept exactly by two engines and merged.
 *
 * <p>Rooms, in the order in which a file goes through them: {@code token} and {@code spelling} (its text), {@code source} and {@code view}
 * (what it declares), {@code expression} and {@code type} (what views compute); {@code mistake} is what is said of it.
 */
package braid.core.sql;
