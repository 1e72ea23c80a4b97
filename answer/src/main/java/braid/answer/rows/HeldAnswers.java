package braid.answer.rows;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.merge.Group;
import braid.answer.read.Answer;
import com.google.common.cache.Cache;
import com.google.common.cache.CacheBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers that have further pages, held in memory for a while, so that all pages of one show the same coverage although events keep coming
 * in. The oldest go when there are too many. Safe for use by several threads.
 */
public final class HeldAnswers {
    private static final long KIBI = 1 << 10;

    private final Duration keep;
    private final Cache<String, Held> answers;

    /**
     * @param keep how long one is held after its last page was asked for
     * @param bytes of memory for all of them, about
     */
    public HeldAnswers(Duration keep, long bytes) {
        this.keep = keep;
        this.answers = CacheBuilder.newBuilder()
                .expireAfterWrite(keep)
                .concurrencyLevel(1)
                .maximumWeight(bytes / KIBI)
                .weigher((String id, Held held) -> (int) Math.min(Integer.MAX_VALUE, 1 + held.bytes() / KIBI))
                .build();
    }

    /**
     * An answer before it is ordered and cut into pages.
     *
     * @param id its name in cursors
     */
    record Held(String id, AnswerCoverage coverage, List<Group> groups, long bytes) {
        static Held of(Answer answer) {
            return new Held(
                    UUID.randomUUID().toString().substring(0, 18),
                    answer.coverage(),
                    answer.groups().get(0),
                    answer.held());
        }
    }

    void hold(Held answer) {
        answers.put(answer.id(), answer);
    }

    Optional<Held> find(String id) {
        return Optional.ofNullable(answers.getIfPresent(id));
    }

    Duration keep() {
        return keep;
    }
}
