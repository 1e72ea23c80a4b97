package braid.ingest.http;

import braid.ingest.http.request.Problem;
import java.net.URI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Answers errors as problem+json (RFC 9457), Spring's own (404, 405) too. */
@RestControllerAdvice
final class EventProblems extends ResponseEntityExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(EventProblems.class);

    /** The type that says no more than the status does (RFC 9457, section 4.2.1). */
    private static final URI BLANK = URI.create("about:blank");

    @Override
    protected ResponseEntity<Object> createResponseEntity(
            Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
        if (body instanceof ProblemDetail detail) {
            detail.setType(BLANK);
        }
        return super.createResponseEntity(body, headers, status, request);
    }

    @ExceptionHandler(Problem.class)
    ResponseEntity<ProblemDetail> problem(Problem problem) {
        ProblemDetail body = ProblemDetail.forStatusAndDetail(problem.status(), problem.getMessage());
        body.setType(BLANK);
        body.setTitle(problem.title());
        problem.members().forEach(body::setProperty);
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
        if (problem.retryAfterSeconds() > 0) {
            headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfterSeconds()));
        }
        return new ResponseEntity<>(body, headers, problem.status());
    }

    @ExceptionHandler(Exception.class)
    ResponseEntity<ProblemDetail> unexpected(Exception e) {
        LOG.error("A request failed unexpectedly", e);
        return problem(Problem.of(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "Unexpected failure",
                "This is a fault of ingest; its log has the details. The request may have been accepted in part."));
    }
}
