package braid.serving.rest.answer;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.limit.Admission;
import braid.answer.limit.Deadline;
import braid.answer.read.MergedReader;
import braid.answer.read.Readers;
import braid.answer.rows.parameter.AskedArchitecture;
import braid.core.view.Pipeline;
import braid.core.view.View;
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
 * question that waits for freshness is answered in full, and one to an architecture whose answers do not follow from their coverage.
 */
public final class ConditionalGet implements HandlerInterceptor {
    private final Pipeline pipeline;
    private final ObjectProvider<Readers> readers;
    private final ObjectProvider<Admission> admission;
    private final Duration timeout;

    public ConditionalGet(
            Pipeline pipeline, ObjectProvider<Readers> readers, ObjectProvider<Admission> admission, Duration timeout) {
        this.pipeline = pipeline;
        this.readers = readers;
        this.admission = admission;
        this.timeout = timeout;
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String known = request.getHeader("If-None-Match");
        View view = known == null ? null : pipeline.view(viewName(request));
        if (view == null || request.getParameter("maxStaleness") != null) {
            return true;
        }
        MergedReader reader = reader(request);
        if (!reader.architecture().isExact()) {
            return true;
        }
        String tag = CoverageTag.of(request, view.version(), Answers.wantsCsv(request), coverage(reader, view));
        if (Arrays.stream(known.split(",")).map(String::trim).noneMatch(tag::equals)) {
            return true;
        }
        Answers.setTag(response, tag);
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return false;
    }

    private MergedReader reader(HttpServletRequest request) {
        Readers all = readers.getObject();
        return all.of(new AskedArchitecture(all.architectures()).parse(request.getParameter(AskedArchitecture.NAME)));
    }

    private AnswerCoverage coverage(MergedReader reader, View view) {
        return admission
                .getObject()
                .admit(() -> reader.coverage(List.of(view.source().name()), Deadline.in(timeout)));
    }

    private static String viewName(HttpServletRequest request) {
        Object variables = request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        return variables instanceof Map<?, ?> map ? String.valueOf(map.get("view")) : "";
    }
}
