package braid.service.access;

import java.util.Locale;

/** What a key is for. */
public enum Role {
    /** Asking: answers, status, metrics, the page. */
    READ,
    /** Sending events. */
    INGEST,
    /** All of it, and changing things: batch runs. */
    ADMIN;

    /** The setting that lists the keys of this role. */
    String setting() {
        return "access." + word() + ".keys";
    }

    /** Whether a key of this role may do what {@code needed} names. */
    boolean includes(Role needed) {
        return this == needed || this == ADMIN;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
