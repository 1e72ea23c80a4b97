package braid.web;

import braid.service.access.Guard;
import braid.service.access.Role;
import braid.web.problem.PlainAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** Asks the {@link Guard} about every request. */
final class AccessFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient Guard guard;
    private final Role sending;

    AccessFilter(Guard guard, Role sending) {
        this.guard = guard;
        this.sending = sending;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String method = request.getMethod();
        Role needed = method.equals("POST") ? sending : Role.READ;
        Guard.Refusal refusal = guard.check(method, path(request), needed, request::getHeader);
        if (refusal == null) {
            chain.doFilter(request, response);
            return;
        }
        if (refusal.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            response.setHeader("WWW-Authenticate", Guard.CHALLENGE);
        }
        PlainAnswer.send(response, refusal.status(), refusal.title(), refusal.detail(), Map.of());
    }

    /** The path that the container decided by, decoded and normalized, whichever servlet it leads to. */
    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
    }
}
