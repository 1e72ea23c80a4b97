package braid.serving.merge;

import java.util.List;

/**
 * What was read for an answer.
 *
 * @param groups for each scan, its groups in no order
 */
public record Answer(AnswerCoverage coverage, List<List<Group>> groups) {}
