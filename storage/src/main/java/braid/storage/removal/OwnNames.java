package braid.storage.removal;

import braid.core.view.Architecture;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How the things of one pipeline are named in stores that others use too.
 *
 * @param topicPrefix of the stack's topics and groups
 * @param keyspace how its keyspaces begin
 */
record OwnNames(String pipeline, List<String> sources, String topicPrefix, String keyspace) {
    private static final String JOBS = "(speed|"
            + Arrays.stream(Architecture.values()).map(Architecture::word).collect(Collectors.joining("|")) + ")";

    /** The topic of a source's events, those beside it ({@code .rejected} and others), and what jobs keep of this pipeline. */
    boolean isTopic(String name) {
        return isJobs(name)
                || sources.stream()
                        .map(source -> topicPrefix + source)
                        .anyMatch(topic -> name.equals(topic) || name.startsWith(topic + "."));
    }

    boolean isGroup(String name) {
        return isJobs(name);
    }

    private boolean isJobs(String name) {
        return Pattern.matches(
                Pattern.quote(topicPrefix + "braid.") + JOBS + Pattern.quote("." + pipeline) + "([.-].*)?", name);
    }

    boolean isKeyspace(String name) {
        String jobs = JOBS.replace('-', '_');
        return Pattern.matches(Pattern.quote(keyspace + "_" + pipeline) + "(_" + jobs + "(_\\d+)?)?", name);
    }

    /** Whether a definition in force is of this pipeline. */
    boolean isDefinition(String name) {
        return name.equals(pipeline) || name.startsWith(pipeline + " ");
    }
}
