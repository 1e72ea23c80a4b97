/** Which offsets an answer is the fold of, made and compared. Read {@link braid.answer.coverage.AnswerCoverage} first. */
package braid.answer.coverage;
