package braid.serving.rest.answer;

import braid.answer.coverage.AnswerCoverage;
import braid.core.boundary.PartitionCoverage;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The entity tag of an answer: the same question, of the same view, at the same coverage, with as much of the log behind it. Such answers
 * have the same rows. The tag is weak, because the time at which an answer was made differs.
 */
final class CoverageTag {
    private static final int LENGTH = 16;

    private CoverageTag() {}

    /**
     * @param version of the view that is asked for
     * @param csv whether the answer is written as CSV
     */
    static String of(HttpServletRequest request, String version, boolean csv, AnswerCoverage answer) {
        boolean batchOnly = "batch".equalsIgnoreCase(request.getParameter("layer"));
        StringBuilder said = new StringBuilder(request.getRequestURI())
                .append('\n')
                .append(version)
                .append('\n');
        Map<String, String[]> parameters = new TreeMap<>(request.getParameterMap());
        parameters.forEach((name, values) ->
                said.append(name).append('=').append(Arrays.toString(values)).append('\n'));
        said.append(csv).append('\n').append(answer.coverage().cut());
        for (PartitionCoverage of : answer.coverage().partitions()) {
            said.append('\n').append(of.partition()).append(' ').append(of.batchTo());
            if (!batchOnly) {
                said.append(' ').append(of.speedTo());
            }
            said.append(' ').append(answer.logEndKnown() ? of.logEnd() : -1);
            said.append(' ').append(of.quarantined().orElse(-1));
        }
        return "W/\"" + hash(said.toString()) + "\"";
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, LENGTH);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
