package braid.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerInterceptor;

/** Takes the time of each request from its arrival at a handler to the end of its answer. */
public abstract class Stopwatch implements HandlerInterceptor {
    private final String begun = getClass().getName();

    /** Told once for each request, after its answer. */
    protected abstract void took(HttpServletRequest request, HttpServletResponse response, double seconds);

    @Override
    public final boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        request.setAttribute(begun, System.nanoTime());
        return true;
    }

    @Override
    public final void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, Exception failure) {
        if (request.getAttribute(begun) instanceof Long start) {
            took(request, response, (System.nanoTime() - start) / 1e9);
        }
    }
}
