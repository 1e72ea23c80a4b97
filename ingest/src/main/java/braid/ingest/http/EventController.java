package braid.ingest.http;

import braid.core.spelling.EventSpelling;
import braid.core.text.Names;
import braid.ingest.append.Appender;
import braid.ingest.append.LogHealth;
import braid.ingest.append.LogUnavailable;
import braid.ingest.decode.Decoded;
import braid.ingest.decode.Decoders;
import braid.ingest.decode.Format;
import braid.ingest.decode.refusal.Malformed;
import braid.ingest.decode.refusal.Rejection;
import braid.ingest.decode.refusal.TooManyEvents;
import braid.ingest.http.request.Body;
import braid.ingest.http.request.BodyReader;
import braid.ingest.http.request.ContentTypes;
import braid.ingest.http.request.EventParameters;
import braid.ingest.http.request.MemoryBudget;
import braid.ingest.http.request.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Takes events. The answer is given after the broker has acknowledged every accepted and every rejected event of the request: 200 when
 * all are accepted, 207 when some are, 422 when none is.
 */
@RestController
final class EventController {
    private final Sources sources;
    private final BodyReader bodies;
    private final MemoryBudget memory;
    private final Appender appender;
    private final LogHealth health;
    private final Counters counters;

    EventController(
            Sources sources,
            BodyReader bodies,
            MemoryBudget memory,
            Appender appender,
            LogHealth health,
            Counters counters) {
        this.sources = sources;
        this.bodies = bodies;
        this.memory = memory;
        this.appender = appender;
        this.health = health;
        this.counters = counters;
    }

    /**
     * @param listed how many rejections the answer lists at most
     */
    @PostMapping("/api/v1/sources/{source}/events")
    ResponseEntity<Map<String, Object>> events(
            @PathVariable("source") String source,
            @RequestParam(name = "rejections", defaultValue = "100") int listed,
            HttpServletRequest request)
            throws IOException, InterruptedException {
        Decoders decoders = sources.byName().get(source);
        if (decoders == null) {
            throw unknownSource(source);
        }
        Format format = ContentTypes.format(request.getContentType());
        EventSpelling spelling = EventParameters.of(request.getParameterMap());
        try (MemoryBudget.Lease lease = memory.lease()) {
            Body body = bodies.read(request, lease);
            Decoded decoded = decode(decoders, body, format, spelling);
            append(decoders, decoded);
            counters.count(
                    source,
                    body.length(),
                    decoded.accepted().size(),
                    decoded.rejected().size());
            return answer(decoded, listed);
        }
    }

    private Problem unknownSource(String source) {
        String detail = "There is no source '" + source + "'. "
                + Names.suggestion(source, sources.byName().keySet());
        return Problem.of(HttpStatus.NOT_FOUND, "Unknown source", detail)
                .with(Map.of("sources", sources.byName().keySet()));
    }

    private static Decoded decode(Decoders decoders, Body body, Format format, EventSpelling spelling) {
        try {
            return decoders.decode(body.bytes(), body.length(), format, spelling);
        } catch (Malformed e) {
            throw Problem.of(
                            HttpStatus.BAD_REQUEST,
                            "Malformed JSON",
                            "Line " + e.line() + ", column " + e.column() + ": " + e.getMessage()
                                    + ". Nothing was accepted.")
                    .with(Map.of("line", e.line(), "column", e.column()));
        } catch (TooManyEvents e) {
            throw Problem.of(
                    HttpStatus.CONTENT_TOO_LARGE, "Too many events", e.getMessage() + " Nothing was accepted.");
        }
    }

    private void append(Decoders decoders, Decoded decoded) throws InterruptedException {
        try {
            appender.append(decoders.source().name(), decoded);
        } catch (LogUnavailable e) {
            throw unavailable(e, decoders.source().hasPrimaryKey());
        }
    }

    private Problem unavailable(LogUnavailable e, boolean hasPrimaryKey) {
        boolean nothing = e.acknowledged() + e.uncertain() == 0;
        String again = nothing
                ? "Nothing was accepted; send the request again."
                : e.acknowledged() + " of " + e.records() + " were acknowledged and " + e.uncertain()
                        + " are uncertain. Send the request again: some events may then be in the log twice"
                        + (hasPrimaryKey
                                ? ", but the source's PRIMARY KEY makes each count once."
                                : " and, as the source has no PRIMARY KEY, count twice.");
        String trouble = health.trouble() == null ? "" : " " + health.trouble();
        return Problem.of(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "The log is not available",
                        "The broker did not acknowledge the request: " + e.getMessage() + trouble + " " + again)
                .with(Map.of("acknowledged", e.acknowledged(), "uncertain", e.uncertain()))
                .retryAfter(1);
    }

    private static ResponseEntity<Map<String, Object>> answer(Decoded decoded, int listed) {
        int accepted = decoded.accepted().size();
        List<Rejection> rejected = decoded.rejected();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("accepted", accepted);
        body.put("rejected", rejected.size());
        body.put(
                "rejections",
                rejected.stream()
                        .limit(Math.max(0, listed))
                        .map(EventController::shown)
                        .toList());
        if (accepted == 0 && !rejected.isEmpty()) {
            String detail = rejected.size() == 1
                    ? rejected.get(0).reason()
                    : "All " + rejected.size() + " events were rejected; the first: "
                            + rejected.get(0).reason();
            throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "No event accepted", detail)
                    .with(body);
        }
        return ResponseEntity.status(rejected.isEmpty() ? HttpStatus.OK : HttpStatus.MULTI_STATUS)
                .body(body);
    }

    private static Map<String, Object> shown(Rejection rejection) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("index", rejection.index());
        shown.put("column", rejection.column());
        shown.put("reason", rejection.reason());
        return shown;
    }
}
