/** The ends of the log: where each partition ends now, where it ended a moment ago, and what is missing of it. */
package braid.stores.log;
