package braid.serving.live.broadcast;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;

/**
 * The connection of one page. It holds at most one event that is on its way and one that waits; an event that comes while another
 * waits takes its place. Writing never blocks: what the connection cannot take now is written when the container says that it can. A
 * connection that takes nothing for the server's connection timeout is closed by the container.
 *
 * <p>Safe for use by several threads.
 */
final class Subscriber implements WriteListener {
    private final AsyncContext context;
    private final ServletOutputStream out;
    private Runnable afterEnd = () -> {};
    private byte[] waiting;
    private boolean unflushed;
    private boolean ended;

    Subscriber(AsyncContext context) throws IOException {
        this.context = context;
        this.out = context.getResponse().getOutputStream();
        context.addListener(new Ending());
    }

    /** Begins to write; may write at once, on this thread. */
    void start() {
        out.setWriteListener(this);
    }

    /** What to do when the connection has ended, once. */
    synchronized void onEnd(Runnable action) {
        if (ended) {
            action.run();
        } else {
            afterEnd = action;
        }
    }

    synchronized void offer(byte[] event) {
        waiting = event;
        try {
            writeWhatFits();
        } catch (IOException | IllegalStateException e) {
            // The page has gone; the container tells the listener as well, or has done so.
            end();
        }
    }

    @Override
    public synchronized void onWritePossible() throws IOException {
        writeWhatFits();
    }

    private void writeWhatFits() throws IOException {
        while (!ended && (waiting != null || unflushed) && out.isReady()) {
            if (unflushed) {
                unflushed = false;
                out.flush();
            } else {
                byte[] event = waiting;
                waiting = null;
                unflushed = true;
                out.write(event);
            }
        }
    }

    @Override
    public void onError(Throwable cause) {
        end();
    }

    /** Closes the connection. */
    void end() {
        if (leave()) {
            try {
                context.complete();
            } catch (IllegalStateException e) {
                // The container was quicker.
            }
        }
    }

    private synchronized boolean leave() {
        if (ended) {
            return false;
        }
        ended = true;
        waiting = null;
        afterEnd.run();
        return true;
    }

    private final class Ending implements AsyncListener {
        @Override
        public void onComplete(AsyncEvent event) {
            leave();
        }

        @Override
        public void onTimeout(AsyncEvent event) {
            end();
        }

        @Override
        public void onError(AsyncEvent event) {
            end();
        }

        @Override
        public void onStartAsync(AsyncEvent event) {}
    }
}
