/**
 * Calls and types of other engines, by what they are about, and how each is written in the standard. Read {@link
 * braid.answer.sql.dialect.spelling.Spelling} first.
 */
package braid.answer.sql.dialect.spelling;
