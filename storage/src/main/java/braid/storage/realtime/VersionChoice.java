package braid.storage.realtime;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Chooses which of a row's versions is its state at an offset.
 *
 * <p>The progress of a partition is written after all rows that it speaks of, so a row whose newest version is not after the progress is
 * read as it is. Newer versions belong to flushes that came after the progress was read; then the newest that is not after the progress
 * is the state at it, if the next one follows it directly ({@code since}). Otherwise the reader is too slow, or a writer that lost its
 * partition is still writing: the reader has to read the progress again and start over.
 */
final class VersionChoice {
    private static final Comparator<Version> NEWEST_FIRST =
            Comparator.comparingLong(Version::upto).reversed();

    /** A stored version of a row. */
    interface Version {
        /** The offset after the last event folded into it. */
        long upto();

        /** The {@code upto} of the version that it follows, 0 for none; its own where that is not known. */
        long since();
    }

    private VersionChoice() {}

    /**
     * The version that is the row's state, or empty if the row did not exist yet.
     *
     * @param progress the first offset that is not to be seen
     * @param versions at least one; sorted by this call
     * @throws ProgressMoved if the state at the progress has been overwritten
     */
    static <V extends Version> Optional<V> at(long progress, List<V> versions) {
        if (versions.size() > 1) {
            versions.sort(NEWEST_FIRST);
        }
        V following = null;
        for (V version : versions) {
            if (version.upto() <= progress) {
                return Optional.of(direct(following, version));
            }
            following = version;
        }
        if (following.since() != 0) {
            throw new ProgressMoved(following);
        }
        return Optional.empty();
    }

    private static <V extends Version> V direct(V following, V version) {
        if (following != null && following.since() != version.upto()) {
            throw new ProgressMoved(following);
        }
        return version;
    }
}
