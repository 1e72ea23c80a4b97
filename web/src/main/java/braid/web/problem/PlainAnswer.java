package braid.web.problem;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Writes what no controller answers. */
public final class PlainAnswer {
    static final String PROBLEM = "application/problem+json";
    private static final JsonMapper JSON = new JsonMapper();

    private PlainAnswer() {}

    static byte[] problem(int status, String title, String detail, Map<String, Object> members) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("type", "about:blank");
        problem.put("title", title);
        problem.put("status", status);
        problem.put("detail", detail);
        problem.putAll(members);
        return JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    }

    public static void send(
            HttpServletResponse response, int status, String title, String detail, Map<String, Object> members)
            throws IOException {
        send(response, status, PROBLEM, problem(status, title, detail, members));
    }

    public static void send(HttpServletResponse response, int status, String type, byte[] body) throws IOException {
        response.setStatus(status);
        response.setContentType(type);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
