package braid.batch.run;

import braid.batch.dataset.EventReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says in one sentence why a run failed. */
final class Causes {
    private static final Pattern UNKNOWN = Pattern.compile(EventReader.UNKNOWN + ".*?(?= SQLSTATE|\\n|$)");

    private Causes() {}

    static String sentence(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Matcher unknown = UNKNOWN.matcher(String.valueOf(cause.getMessage()));
            if (unknown.find()) {
                return unknown.group().trim() + ". Nothing was published.";
            }
        }
        String message = failure.getMessage();
        if (message == null) {
            return failure.toString();
        }
        boolean own = failure instanceof IllegalStateException
                || failure.getClass().getName().startsWith("braid.");
        return own
                ? message
                : failure.getClass().getSimpleName() + ": "
                        + message.lines().findFirst().orElse("");
    }
}
