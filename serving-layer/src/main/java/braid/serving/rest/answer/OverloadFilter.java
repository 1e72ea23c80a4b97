package braid.serving.rest.answer;

import braid.answer.limit.Admission;
import braid.answer.limit.LimitExceeded;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Refuses questions that would only be refused further in, before anything is done for them: what a refusal costs is taken from those who are
 * answered, and a process that has just begun spends ten times as much on it.
 */
public final class OverloadFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    public static final String[] PATHS = {"/api/v1/sql", "/api/v1/views/*"};
    private static final JsonMapper JSON = new JsonMapper();

    private final transient ObjectProvider<Admission> admission;

    public OverloadFilter(ObjectProvider<Admission> admission) {
        this.admission = admission;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI();
        boolean question = path.endsWith("/rows") || path.endsWith("/sql");
        Optional<LimitExceeded> refusal = question ? admission.getObject().refusal() : Optional.empty();
        if (refusal.isEmpty()) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpStatus.TOO_MANY_REQUESTS.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setHeader(HttpHeaders.RETRY_AFTER, "1");
        response.getOutputStream().write(JSON.writeValueAsBytes(problem(refusal.get(), path)));
    }

    private static Map<String, Object> problem(LimitExceeded refusal, String path) {
        return Map.of(
                "type",
                "about:blank",
                "title",
                Problems.LIMIT,
                "status",
                HttpStatus.TOO_MANY_REQUESTS.value(),
                "detail",
                refusal.getMessage(),
                "instance",
                path,
                "limit",
                refusal.limit().key());
    }
}
