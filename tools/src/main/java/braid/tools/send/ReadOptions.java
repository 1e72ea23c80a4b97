package braid.tools.send;

import braid.core.spelling.EventSpelling;
import java.nio.charset.Charset;
import picocli.CommandLine.Mixin;

/** All options that say how a file is read: how it is laid out, and what its texts mean. */
public final class ReadOptions {
    @Mixin
    private TimeOptions times;

    @Mixin
    private TextOptions texts;

    @Mixin
    private FileOptions layout;

    /**
     * What its texts mean, as ingest is told.
     *
     * @throws IllegalArgumentException if it cannot be so, with a sentence
     */
    public EventSpelling spelling() {
        layout.check();
        return new EventSpelling(times.spelling(), texts.spelling(), texts.ignoreUnknown());
    }

    public FileOptions layout() {
        return layout;
    }

    public Charset encoding() {
        return layout.encoding();
    }

    /** What of it makes another import of the same file. */
    String asked() {
        return spelling().query() + "&" + layout.asked();
    }
}
