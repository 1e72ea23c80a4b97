/** What an answer may take: time, rows, bytes, a place among others. Read {@link braid.answer.limit.Reading} first. */
package braid.answer.limit;
