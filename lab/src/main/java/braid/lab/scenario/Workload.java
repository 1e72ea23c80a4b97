package braid.lab.scenario;

/**
 * Events that a generator makes up: the same for the same values.
 *
 * @param kind what {@code braid generate} calls it
 * @param users how many users, sensors or accounts there are
 * @param skew the exponent of Zipf's law by which they are drawn: the greater, the more of the events are the first one's
 * @param late share of events that happened minutes to days earlier, 0 to 1
 * @param duplicates share of events that are delivered a second time, 0 to below 1
 */
public record Workload(String kind, long seed, int users, double skew, double late, double duplicates) {}
