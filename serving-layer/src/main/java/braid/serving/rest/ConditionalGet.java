package braid.serving.rest;

import braid.core.view.Pipeline;
import braid.core.view.View;
import braid.serving.merge.AnswerCoverage;
import braid.serving.merge.Deadline;
import braid.serving.merge.MergedReader;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers 304 when a client has the answer already ({@code If-None-Match}). Only the coverage is read for it, not a single row. A
 * question that waits for freshness is answered in full.
 */
final class ConditionalGet implements HandlerInterceptor {
    private final Pipeline pipeline;
    private final ObjectProvider<MergedReader> reader;
    private final Duration timeout;

    ConditionalGet(Pipeline pipeline, ObjectProvider<MergedReader> reader, Duration timeout) {
        this.pipeline = pipeline;
        this.reader = reader;
        this.timeout = timeout;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String known = request.getHeader("If-None-Match");
        View view = known == null ? null : pipeline.view(viewName(request));
        if (view == null || request.getParameter("maxStaleness") != null) {
            return true;
        }
        String tag = CoverageTag.of(request, view.version(), Answers.wantsCsv(request), coverage(view));
        if (Arrays.stream(known.split(",")).map(String::trim).noneMatch(tag::equals)) {
            return true;
        }
        Answers.setTag(response, tag);
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return false;
    }

    private AnswerCoverage coverage(View view) {
        return reader.getObject().coverage(List.of(view.source().name()), Deadline.in(timeout));
    }

    private static String viewName(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map ? String.valueOf(map.get("view")) : "";
    }
}
