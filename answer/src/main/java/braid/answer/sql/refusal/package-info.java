/**
 * What a statement may say in SQL and is not answered here, each with its place, the reason and what to write instead; found before there
 * is a plan.
 */
package braid.answer.sql.refusal;
