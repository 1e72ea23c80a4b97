/** Answers as text for others to read: {@link braid.answer.format.JsonWriter} and {@link braid.answer.format.CsvWriter}. */
package braid.answer.format;
