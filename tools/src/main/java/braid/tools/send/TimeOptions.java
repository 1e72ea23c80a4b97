package braid.tools.send;

import braid.core.spelling.DatePatterns;
import braid.core.spelling.EpochUnit;
import braid.core.spelling.TimeSpelling;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** The options that say how a file writes its times, where they do not say it themselves. */
final class TimeOptions {
    @Option(
            names = "--zone",
            converter = Zone.class,
            description =
                    "Zone of times that have none, like Z, +01:00 or Europe/Berlin; a day stands for its first moment there. "
                            + "Without it they are rejected.")
    private ZoneId zone;

    @Option(
            names = "--overlap",
            defaultValue = "reject",
            description =
                    "Which time is meant when the clocks of --zone showed it twice: ${COMPLETION-CANDIDATES} (default ${DEFAULT-VALUE}).")
    private TimeSpelling.Overlap overlap;

    @Option(
            names = "--epoch",
            description = "What a number counts since 1970 where a time is needed: ${COMPLETION-CANDIDATES}. "
                    + "Without it milliseconds, and what is more likely something else is rejected.")
    private EpochUnit epoch;

    @Option(
            names = "--cut-to-millis",
            description = "Cut times that are finer than milliseconds, instead of having them rejected.")
    private boolean cut;

    @Option(
            names = "--dates",
            paramLabel = "PATTERN",
            description =
                    "How days and times are written that are not ISO 8601, like M/d/yyyy, dd.MM.yy or 'd MMM yyyy h:mm:ss a'; "
                            + "may be given several times. Without it they are rejected.")
    private List<String> dates = List.of();

    @Option(
            names = "--century",
            paramLabel = "YEAR",
            description = "The first of the hundred years that two digits mean (default 1970, so that 69 is 2069).")
    private Integer century;

    /** @throws IllegalArgumentException if one of them cannot be, with a sentence */
    TimeSpelling spelling() {
        return new TimeSpelling(epoch, cut, zone, overlap, DatePatterns.of(dates, century));
    }

    /** Reads a zone. */
    static final class Zone implements ITypeConverter<ZoneId> {
        @Override
        public ZoneId convert(String text) {
            try {
                return TimeSpelling.zone(text);
            } catch (IllegalArgumentException e) {
                throw new TypeConversionException(e.getMessage());
            }
        }
    }
}
