package braid.cli.answer;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Option;

/** Who is to answer, and what the answer has to cover: everything by now, or what an earlier cut covered. */
final class CoverageOptions {
    @Option(
            names = "--max-staleness",
            paramLabel = "SPAN",
            description = "Wait so long (2s) for all that the log holds now, or fail with what was reached.")
    private String maxStaleness;

    @Option(
            names = "--as-of-cut",
            paramLabel = "CUT",
            description = "What the batch layer held at this cut, computed again: slow.")
    private Long asOfCut;

    @Option(
            names = "--architecture",
            paramLabel = "NAME",
            description = "Which of the stack's architectures is to answer. Default: the first.")
    private String architecture;

    /** The interface's parameters for what was given. */
    Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        if (maxStaleness != null) {
            parameters.put("maxStaleness", maxStaleness);
        }
        if (asOfCut != null) {
            parameters.put("asOfCut", asOfCut.toString());
        }
        if (architecture != null) {
            parameters.put("architecture", architecture);
        }
        return parameters;
    }
}
