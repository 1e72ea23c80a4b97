/**
 * SELECT over merged views: {@link braid.answer.sql.SqlService} parses, validates and plans with Calcite, reads all views of the
 * statement at one coverage, and runs the plan over what was read, within the limits of {@link braid.answer.sql.SqlLimits}.
 *
 * <p>{@code Planner} turns text into a plan ({@code Pushdown}: what the stores check; {@code HiddenColumns}, {@code SketchRollUp}: what a
 * view has beside what it shows), {@code CompiledPlan} makes code of it, {@code Plans} keeps those that were asked for, {@code Execution} runs
 * one, {@code Explanation} tells of it.
 *
 * <p>Knows nothing of HTTP and of stores.
 */
package braid.answer.sql;
