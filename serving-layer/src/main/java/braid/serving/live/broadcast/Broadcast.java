package braid.serving.live.broadcast;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The open pages, each of which gets the newest event. Safe for use by several threads. */
public final class Broadcast {
    private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
    private volatile byte[] newest;
    private volatile boolean closed;

    /** Adds a page until its connection ends. It gets the newest event at once if others are watching, else the next one. */
    void join(Subscriber subscriber) {
        byte[] shown = isWatched() ? newest : null;
        subscribers.add(subscriber);
        subscriber.onEnd(() -> subscribers.remove(subscriber));
        if (closed) {
            subscriber.end();
        } else if (shown != null) {
            subscriber.offer(shown);
        }
    }

    /** Gives every page an event in place of one that it has not taken yet. Does not wait for any of them. */
    public void publish(byte[] event) {
        newest = event;
        subscribers.forEach(subscriber -> subscriber.offer(event));
    }

    public int pages() {
        return subscribers.size();
    }

    public boolean isWatched() {
        return !subscribers.isEmpty();
    }

    /** Ends every connection, and those that come later, so that the server can stop. */
    public void close() {
        closed = true;
        subscribers.forEach(Subscriber::end);
    }
}
