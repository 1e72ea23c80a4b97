package braid.storm;

import braid.speed.engine.DeltaSink;

/** The one sink of this process: Storm makes the tasks of a topology from serialized code, which can carry no connection. */
final class ProcessSink {
    private static DeltaSink sink;

    private ProcessSink() {}

    static synchronized void set(DeltaSink opened) {
        sink = opened;
    }

    static synchronized DeltaSink get() {
        return sink;
    }
}
