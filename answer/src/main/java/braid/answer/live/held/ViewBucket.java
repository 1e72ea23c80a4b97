package braid.answer.live.held;

/** What is loaded, and let go of, as one: a bucket of a view. */
public record ViewBucket(String view, int bucket) {}
