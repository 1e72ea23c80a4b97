/**
 * Times and intervals in statements: how they are calculated with, read, and shown as text. Read {@link
 * braid.answer.sql.function.time.TimeMath} first.
 */
package braid.answer.sql.function.time;
