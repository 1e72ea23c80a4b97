package braid.batch.dataset.logged;

import braid.core.view.Source;

/** Reads a range of a source's log as typed rows. */
@FunctionalInterface
public interface LogReader {
    /**
     * @param verdicts say what is an event; what is none is put in quarantine while the rows are computed
     */
    LoggedEvents read(Source source, LogRange range, Verdicts verdicts);
}
