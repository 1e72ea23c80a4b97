package braid.serving.live;

import java.util.Optional;

/**
 * How much is in the log, which is known without the stores that an answer needs.
 *
 * @param end how many offsets it has; empty while it does not say
 * @param uncut how many of them are behind the published cut; empty while the log or the warehouse does not say
 */
record LogSize(Optional<Long> end, Optional<Long> uncut) {}
