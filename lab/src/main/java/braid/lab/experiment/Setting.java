package braid.lab.experiment;

import java.util.List;

/**
 * What an experiment was asked for, and where it ran.
 *
 * @param seed of the order of its trials
 * @param events of each trial; 0 for as many as the scenario says
 * @param machine in words
 * @param begun as an ISO instant
 */
public record Setting(
        List<String> architectures,
        List<String> scenarios,
        int repetitions,
        long seed,
        int events,
        String pipeline,
        String machine,
        int cores,
        long memory,
        String begun,
        String version) {}
