package braid.lab.trial;

import braid.lab.truth.Sample;
import braid.terminal.command.Failure;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Asks for one view after the other, each at its time whether or not things go well, and keeps what is answered. */
final class AnswerSampler implements AutoCloseable {
    private final Rig rig;
    private final List<String> views;
    private final long begin;
    private final long every;
    private final List<Sample> samples = new ArrayList<>();
    private final Thread thread = new Thread(this::run, "sampler");
    private volatile boolean closed;

    /**
     * @param begin the moment of the first event, by {@link System#nanoTime}
     * @param every between two questions
     */
    AnswerSampler(Rig rig, List<String> views, long begin, Duration every) {
        this.rig = rig;
        this.views = views;
        this.begin = begin;
        this.every = every.toNanos();
        thread.setDaemon(true);
        thread.start();
    }

    private void run() {
        long due = begin;
        for (int i = 0; !closed; i++) {
            ask(views.get(i % views.size()));
            due = Math.max(due + every, System.nanoTime());
            for (long left = due - System.nanoTime(); left > 0 && !closed; left = due - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
        }
    }

    /** Asks for a view now, and keeps what comes. */
    Sample ask(String view) {
        long asked = now();
        Sample sample;
        try {
            JsonNode answer = rig.ask(view);
            sample = new Sample(view, asked, now(), answer, null);
        } catch (Failure e) {
            sample = new Sample(view, asked, now(), null, e.getMessage());
        }
        synchronized (samples) {
            samples.add(sample);
        }
        return sample;
    }

    long now() {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begin);
    }

    /** All that was kept, in the order of the questions. */
    List<Sample> samples() {
        synchronized (samples) {
            return List.copyOf(samples);
        }
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
        try {
            thread.join(TimeUnit.SECONDS.toMillis(30));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
