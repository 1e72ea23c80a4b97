package braid.batch.run;

/** Says in one sentence why a run failed. */
final class Causes {
    private Causes() {}

    static String sentence(Throwable failure) {
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
