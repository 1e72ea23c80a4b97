package braid.lab.trial;

import braid.lab.bench.load.Due;
import braid.lab.scenario.Fault;
import braid.lab.scenario.Scenario;
import braid.launcher.member.Component;
import braid.terminal.command.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Lets happen what a scenario says, when it says so: faults, and batch runs between them. */
final class Happenings implements AutoCloseable {
    private final Rig rig;
    private final Scenario scenario;
    private final long begin;
    private final Thread faults = new Thread(this::faults, "faults");
    private final Thread batches = new Thread(this::batches, "batches");
    private final AtomicReference<Failure> failure = new AtomicReference<>();
    private volatile boolean closed;

    /** A moment at which something is done. */
    private record Act(Duration at, Runnable what) {}

    /** @param begin the moment of the first event, by {@link System#nanoTime} */
    Happenings(Rig rig, Scenario scenario, long begin) {
        this.rig = rig;
        this.scenario = scenario;
        this.begin = begin;
        faults.setDaemon(true);
        batches.setDaemon(true);
        faults.start();
        if (rig.hasBatch() && scenario.batchEvery().isPresent()) {
            batches.start();
        }
    }

    private void faults() {
        List<Act> acts = new ArrayList<>();
        for (Fault fault : scenario.faults()) {
            if (fault.kind() != Fault.Kind.OFF) {
                Component component = rig.component(fault.target());
                boolean kills = fault.kind() == Fault.Kind.KILL;
                acts.add(new Act(fault.at(), () -> {
                    if (kills) {
                        rig.kill(component);
                    } else {
                        rig.signal(component, "STOP");
                    }
                }));
                acts.add(new Act(fault.end(), () -> {
                    if (kills) {
                        rig.startAgain(component);
                    } else {
                        rig.signal(component, "CONT");
                    }
                }));
            }
        }
        acts.sort(Comparator.comparing(Act::at));
        for (Act act : acts) {
            Due.await(begin + act.at().toNanos(), () -> closed);
            if (closed) {
                return;
            }
            try {
                act.what().run();
            } catch (Failure e) {
                failure.compareAndSet(null, e);
            }
        }
    }

    private void batches() {
        Duration every = scenario.batchEvery().orElseThrow();
        for (Duration due = every; !closed && due.compareTo(scenario.length()) < 0; due = due.plus(every)) {
            Due.await(begin + due.toNanos(), () -> closed);
            Duration now = Duration.ofNanos(System.nanoTime() - begin);
            boolean off = scenario.faults().stream()
                    .anyMatch(fault -> fault.kind() == Fault.Kind.OFF
                            && now.compareTo(fault.at()) >= 0
                            && now.compareTo(fault.end()) < 0);
            if (!closed && !off) {
                try {
                    rig.batchRun();
                } catch (Failure e) {
                    // A run that something went wrong with: the next one does its work.
                    continue;
                }
            }
        }
    }

    /** Returns when all faults are over and no batch run is under way. */
    void await() {
        try {
            faults.join();
            batches.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("Interrupted.", e);
        }
        if (failure.get() != null) {
            throw failure.get();
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
