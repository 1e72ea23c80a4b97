/**
 * SELECT over merged views: {@link braid.answer.sql.SqlService} parses, validates and plans with Calcite, reads all views of the
 * statement at one coverage, and runs the plan over what was read, within the limits of {@link braid.answer.sql.SqlLimits}.
 *
 * <p>{@code Planner} turns text into a plan, {@code CompiledPlan} makes code of it, {@code Plans} keeps those that were asked for,
 * {@code Execution} runs one, {@code Explanation} tells of it. On the way a statement goes through the rooms {@code dialect} and
 * {@code parse} (its text), {@code refusal} (what is not answered), {@code grouping} and {@code chain} (its tree), {@code table} (the views
 * that it reads); {@code function} and {@code type} are what it computes with, {@code mistake} what is said of it when it fails.
 *
 * <p>Knows nothing of HTTP and of stores.
 */
package braid.answer.sql;
