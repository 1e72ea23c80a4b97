package braid.answer.live;

/** What is loaded, and let go of, as one: a bucket of a view. */
record ViewBucket(String view, int bucket) {}
