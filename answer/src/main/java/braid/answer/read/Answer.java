package braid.answer.read;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.limit.Usage;
import braid.answer.merge.Group;
import java.util.List;

/**
 * What was read for an answer.
 *
 * @param groups for each scan, its groups in no order
 * @param batch for each scan, what the batch side gave
 * @param speed for each scan, what the real-time side gave
 * @param liveSegments segments of the log that the real-time side was asked for
 * @param held about how many bytes of memory the rows take
 */
public record Answer(
        AnswerCoverage coverage,
        List<List<Group>> groups,
        List<Usage> batch,
        List<Usage> speed,
        long liveSegments,
        long held) {}
