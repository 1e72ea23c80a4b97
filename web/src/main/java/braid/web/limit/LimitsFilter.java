package braid.web.limit;

import braid.web.problem.PlainAnswer;
import braid.web.setting.EdgeSettings;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/**
 * Refuses what is too large or comes too slowly, before anything is done for it: the address, the headers, the
 * parameters, and, where the edge bounds bodies,
 * one that is larger than it may be. A body that arrives too slowly is given up.
 */
public final class LimitsFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String BODY_KEY = "serving.max.body.bytes";

    private final transient EdgeSettings edge;
    private final transient HeadLimits heads;

    public LimitsFilter(EdgeSettings edge) {
        this.edge = edge;
        this.heads = new HeadLimits(edge.maxHeaderBytes(), edge.maxParameters());
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        try {
            chain.doFilter(checked(request), response);
        } catch (TooMuch e) {
            if (response.isCommitted()) {
                return;
            }
            response.reset();
            // What is left of the body is not worth reading.
            response.setHeader("Connection", "close");
            PlainAnswer.send(response, e.status(), "A limit is exceeded", e.getMessage(), Map.of("limit", e.key()));
        }
    }

    private HttpServletRequest checked(HttpServletRequest request) throws IOException {
        heads.check(request);
        if (edge.maxBodyBytes() == 0 || !request.getMethod().equals("POST")) {
            return request;
        }
        BodyLimit limit = new BodyLimit(edge.maxBodyBytes(), BODY_KEY, edge.bodyTimeout());
        return new ReadRequest(request, limit.read(request));
    }
}
