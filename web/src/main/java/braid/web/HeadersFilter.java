package braid.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** What browsers are told of every answer: load from here only, show in no frame, guess no type, tell nobody where you come from. */
final class HeadersFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;
    private static final String FROM_HERE =
            "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

    /** Swagger UI styles its elements one by one and has its icons in its style sheet. */
    private static final String FOR_SWAGGER = FROM_HERE + "; style-src 'self' 'unsafe-inline'; img-src 'self' data:";

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader(
                "Content-Security-Policy",
                request.getServletPath().startsWith("/swagger-ui") ? FOR_SWAGGER : FROM_HERE);
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
        response.setHeader("Permissions-Policy", "camera=(), geolocation=(), microphone=()");
        chain.doFilter(request, response);
    }
}
