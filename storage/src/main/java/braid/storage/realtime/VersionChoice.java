package braid.storage.realtime;

/**
 * Chooses which of a row's two versions is its state at an offset.
 *
 * <p>The progress of a partition is written after all rows that it speaks of, so a row whose newest version is not after the progress is
 * read as it is. A newer version belongs to a flush that is under way; then the older one is the state at the progress if the newer
 * follows it directly ({@code since}). Otherwise the reader is too slow, or a writer that lost its partition is still writing: the reader
 * has to read the progress again and start over.
 */
enum VersionChoice {
    NEWER,
    OLDER,
    /** The row did not exist yet at the progress. */
    NEITHER,
    RETRY;

    /**
     * @param progress the first offset that is not to be seen
     * @param newerUpto the greater {@code upto} of the two
     * @param newerSince its {@code since}
     * @param olderUpto the other's {@code upto}, 0 if there is no other
     */
    static VersionChoice at(long progress, long newerUpto, long newerSince, long olderUpto) {
        if (newerUpto <= progress) {
            return NEWER;
        }
        if (newerSince != olderUpto || olderUpto > progress) {
            return RETRY;
        }
        return olderUpto == 0 ? NEITHER : OLDER;
    }
}
