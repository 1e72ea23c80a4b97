package braid.speed;

import braid.core.boundary.Progress;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;

/** What is kept beside a committed offset: the open segment's number, its first offset, and the topic they belong to. */
final class CommitMetadata {
    private static final Pattern FORM = Pattern.compile("segment=(\\d+) first=(\\d+) topic=(\\S+)");

    private CommitMetadata() {}

    static OffsetAndMetadata of(Progress progress, String topicId) {
        return new OffsetAndMetadata(
                progress.next(), "segment=" + progress.segment() + " first=" + progress.first() + " topic=" + topicId);
    }

    /** The progress that was committed, if there is one and it belongs to this topic. */
    static Optional<Progress> read(OffsetAndMetadata committed, String topicId) {
        if (committed == null) {
            return Optional.empty();
        }
        Matcher form = FORM.matcher(committed.metadata());
        if (!form.matches() || !form.group(3).equals(topicId)) {
            return Optional.empty();
        }
        return Optional.of(
                new Progress(Long.parseLong(form.group(1)), Long.parseLong(form.group(2)), committed.offset(), null));
    }
}
