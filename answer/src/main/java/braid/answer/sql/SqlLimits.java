package braid.answer.sql;

import java.time.Duration;

/**
 * What statements may take.
 *
 * @param time for reading and running one
 * @param rows of its answer
 * @param bytes of memory for what it reads and builds, about
 * @param queries that run at the same time
 */
public record SqlLimits(Duration time, int rows, long bytes, int queries) {}
