package braid.core.boundary;

import java.time.Instant;

/**
 * The cut that the batch views are at.
 *
 * @param cut 0 before the first publication
 * @param publishedAt {@code null} before the first publication
 * @param boundary the first offsets that the batch views do not contain
 */
public record PublishedCut(long cut, Instant publishedAt, Boundary boundary) {
    public static final PublishedCut NONE = new PublishedCut(0, null, Boundary.ORIGIN);
}
