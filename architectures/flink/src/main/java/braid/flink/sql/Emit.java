package braid.flink.sql;

/** When a window's row comes. */
public enum Emit {
    /** With each event of the window, and again with each that is late: a grouping like any other. */
    CONTINUOUS,
    /** Once, when the watermark passes the window's end; what comes later is dropped. */
    WINDOW
}
