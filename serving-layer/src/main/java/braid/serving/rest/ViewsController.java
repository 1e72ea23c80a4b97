package braid.serving.rest;

import braid.answer.coverage.AnswerCoverage;
import braid.answer.format.JsonWriter;
import braid.answer.limit.Admission;
import braid.answer.limit.Deadline;
import braid.answer.read.Readers;
import braid.answer.rows.RowsAnswer;
import braid.answer.rows.RowsService;
import braid.answer.rows.parameter.AskedArchitecture;
import braid.answer.rows.parameter.RowsParameters;
import braid.core.view.Architecture;
import braid.core.view.Pipeline;
import braid.core.view.Source;
import braid.core.view.View;
import braid.service.settings.Settings;
import braid.serving.rest.answer.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The views: which there are, their rows, and what an answer would cover now. */
@RestController
@RequestMapping("/api/v1")
class ViewsController {
    private final Pipeline pipeline;
    private final Settings settings;
    private final RowsParameters parameters;
    private final RowsService rows;
    private final Readers readers;
    private final Queries queries;
    private final Admission admission;

    ViewsController(
            Pipeline pipeline,
            Settings settings,
            RowsParameters parameters,
            RowsService rows,
            Readers readers,
            Queries queries,
            Admission admission) {
        this.pipeline = pipeline;
        this.settings = settings;
        this.parameters = parameters;
        this.rows = rows;
        this.readers = readers;
        this.queries = queries;
        this.admission = admission;
    }

    @GetMapping("/views")
    Map<String, Object> views() {
        return Map.of(
                "views",
                pipeline.views().stream().map(ViewsController::describe).toList(),
                "architectures",
                readers.architectures().stream().map(Architecture::word).toList());
    }

    @GetMapping("/views/{view}")
    Map<String, Object> view(@PathVariable("view") String view) {
        return describe(parameters.view(view));
    }

    @GetMapping("/views/{view}/rows")
    void rows(@PathVariable("view") String view, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        queries.count();
        RowsAnswer answer = rows.answer(parameters.read(view, request.getParameterMap()));
        Answers.write(answer, request, response);
    }

    @GetMapping("/coverage")
    void coverage(
            @RequestParam(name = AskedArchitecture.NAME, required = false) String architecture,
            HttpServletResponse response)
            throws IOException {
        Architecture asked = new AskedArchitecture(readers.architectures()).parse(architecture);
        List<String> sources = pipeline.sources().stream().map(Source::name).toList();
        Deadline deadline = Deadline.in(settings.duration("serving.query.timeout.ms"));
        AnswerCoverage coverage = admission.admit(() -> readers.of(asked).coverage(sources, deadline));
        response.setContentType("application/json");
        JsonWriter.write(coverage, response.getOutputStream());
    }

    private static Map<String, Object> describe(View view) {
        Map<String, Object> described = new LinkedHashMap<>();
        described.put("name", view.name());
        described.put("source", view.source().name());
        described.put(
                "keys",
                view.keys().stream()
                        .map(k -> named(k.name(), k.type().toString()))
                        .toList());
        described.put("window", view.window().visible() ? view.window().size().toString() : null);
        described.put(
                "measures",
                view.measures().stream()
                        .map(m -> {
                            Map<String, Object> measure =
                                    named(m.name(), m.type().toString());
                            measure.put("kind", m.aggregate().sql());
                            return measure;
                        })
                        .toList());
        described.put("columns", List.copyOf(view.columns()));
        return described;
    }

    private static Map<String, Object> named(String name, String type) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("name", name);
        map.put("type", type);
        return map;
    }
}
