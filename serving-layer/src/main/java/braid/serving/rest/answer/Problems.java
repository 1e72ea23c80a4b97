package braid.serving.rest.answer;

import braid.answer.coverage.TooStale;
import braid.answer.limit.LimitExceeded;
import braid.answer.read.Inconsistent;
import braid.answer.read.NoSuchCut;
import braid.answer.rows.CursorExpired;
import braid.answer.rows.request.BadRequest;
import braid.answer.side.StoreDown;
import braid.core.boundary.PartitionCoverage;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns every failure into a problem document (RFC 9457). A failed read is never an empty answer. */
@RestControllerAdvice
public class Problems extends ResponseEntityExceptionHandler {
    static final String LIMIT = "A limit is exceeded";
    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    @ExceptionHandler
    ResponseEntity<Object> badRequest(BadRequest e) {
        String title = e.status() == 404 ? "Not found" : "The request cannot be answered as it is";
        return problem(HttpStatus.valueOf(e.status()), title, e.getMessage(), e.details());
    }

    @ExceptionHandler
    ResponseEntity<Object> limitExceeded(LimitExceeded e) {
        HttpStatus status =
                switch (e.limit()) {
                    case TIME, PAST_TIME -> HttpStatus.GATEWAY_TIMEOUT;
                    case QUERIES, CONNECTIONS -> HttpStatus.TOO_MANY_REQUESTS;
                    case ROWS, SCANNED_ROWS, MEMORY -> HttpStatus.BAD_REQUEST;
                };
        return problem(status, LIMIT, e.getMessage(), Map.of("limit", e.limit().key()));
    }

    @Override
    protected ResponseEntity<Object> handleHttpMessageNotReadable(
            HttpMessageNotReadableException e, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        return problem(
                HttpStatus.BAD_REQUEST,
                "The body cannot be read",
                "The body must be JSON, such as {\"sql\": \"SELECT ...\"}. "
                        + e.getMostSpecificCause().getMessage(),
                Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> storeDown(StoreDown e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "A store is down", e.getMessage(), Map.of("store", e.store()));
    }

    @ExceptionHandler
    ResponseEntity<Object> noSuchCut(NoSuchCut e) {
        return problem(
                e.expired() ? HttpStatus.GONE : HttpStatus.NOT_FOUND,
                e.expired() ? "The cut has expired" : "Not found",
                e.getMessage(),
                Map.of("cuts", e.cuts()));
    }

    @ExceptionHandler
    ResponseEntity<Object> cursorExpired(CursorExpired e) {
        return problem(
                HttpStatus.GONE,
                "The cursor has expired",
                e.getMessage(),
                Map.of("cut", e.cut(), "published_cut", e.published()));
    }

    @ExceptionHandler
    ResponseEntity<Object> tooStale(TooStale e) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("max_staleness_ms", e.asked().toMillis());
        members.put("cut", e.reached().coverage().cut());
        members.put("behind_records", e.reached().coverage().lag());
        members.put("behind", e.behind().stream().map(Problems::behind).toList());
        return problem(HttpStatus.CONFLICT, "Not as fresh as asked for", e.getMessage(), members);
    }

    private static Map<String, Object> behind(PartitionCoverage partition) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("source", partition.partition().source());
        members.put("partition", partition.partition().number());
        members.put("asked", partition.logEnd());
        members.put("reached", partition.speedTo());
        return members;
    }

    @ExceptionHandler
    ResponseEntity<Object> inconsistent(Inconsistent e) {
        return problem(HttpStatus.SERVICE_UNAVAILABLE, "No exact answer in time", e.getMessage(), Map.of());
    }

    @ExceptionHandler
    ResponseEntity<Object> unexpected(Exception e, HttpServletRequest request, HttpServletResponse response) {
        if (response.isCommitted()) {
            // The client has gone away while it was being answered.
            LOG.debug("{} was not read to its end", request.getRequestURI(), e);
            return null;
        }
        LOG.error("{} failed", request.getRequestURI(), e);
        return problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "A fault of the serving layer",
                "The request failed inside the serving layer (" + e.getClass().getSimpleName()
                        + "); its log says more.",
                Map.of());
    }

    private static ResponseEntity<Object> problem(
            HttpStatus status, String title, String detail, Map<String, Object> members) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
        problem.setType(URI.create("about:blank"));
        problem.setTitle(title);
        members.forEach(problem::setProperty);
        ResponseEntity.BodyBuilder response = ResponseEntity.status(status);
        if (status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.TOO_MANY_REQUESTS) {
            response.header(HttpHeaders.RETRY_AFTER, "1");
        }
        return response.contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
