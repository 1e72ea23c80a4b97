/**
 * Answers as they were saved, the question in them, and how two answers differ. Read {@link braid.verify.answer.SavedAnswer} first.
 *
 * <p>Knows neither the log nor the master dataset.
 */
package braid.verify.answer;
