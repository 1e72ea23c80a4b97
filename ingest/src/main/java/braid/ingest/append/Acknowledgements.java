package braid.ingest.append;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.RecordMetadata;

/**
 * Counts the broker's answers to the records of one request. Made by the thread that sends them: a failure that is reported in that very
 * thread comes from the client before the record left it. Safe for use by several threads.
 */
final class Acknowledgements implements Callback {
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private final Thread sender = Thread.currentThread();
    private int acknowledged;
    private int unsent;
    private int failed;

    @Override
    public synchronized void onCompletion(RecordMetadata metadata, Exception exception) {
        if (exception == null) {
            acknowledged++;
        } else {
            failed++;
            unsent += Thread.currentThread() == sender ? 1 : 0;
            failure.compareAndSet(null, exception);
        }
        notifyAll();
    }

    /** Waits until {@code sent} records are answered, or the time is up. */
    synchronized void await(int sent, long deadlineNanos) throws InterruptedException {
        long left = deadlineNanos - System.nanoTime();
        while (acknowledged + failed < sent && left > 0) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
            left = deadlineNanos - System.nanoTime();
        }
    }

    synchronized int acknowledged() {
        return acknowledged;
    }

    /** Records that never left the client. */
    synchronized int unsent() {
        return unsent;
    }

    /** The first failure, or {@code null}. */
    Exception failure() {
        return failure.get();
    }
}
