package braid.web;

import braid.web.limit.BodyLimit;
import braid.web.problem.PlainAnswer;
import braid.web.setting.EdgeSettings;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers as a problem what a servlet refuses with a status alone. */
@RestController
class ErrorProblems implements ErrorController {
    private static final String SLOW = "The body is too slow";

    private final Duration bodyTimeout;

    ErrorProblems(EdgeSettings edge) {
        this.bodyTimeout = edge.bodyTimeout();
    }

    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = given instanceof Integer code ? HttpStatus.resolve(code) : HttpStatus.NOT_FOUND;
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        if (known == HttpStatus.REQUEST_TIMEOUT) {
            // Tomcat answers so by itself when nothing came for a while, and takes no other answer.
            PlainAnswer.send(
                    response, known.value(), SLOW, BodyLimit.slow(bodyTimeout), Map.of("limit", BodyLimit.TIMEOUT));
            return;
        }
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        Object method = request.getAttribute(RequestDispatcher.ERROR_METHOD);
        String detail = known.is5xxServerError()
                ? "The request failed inside the server; its log says more."
                : (method == null ? request.getMethod() : method) + " "
                        + (path == null ? request.getRequestURI() : path) + " is not answered: "
                        + known.getReasonPhrase() + ".";
        PlainAnswer.send(response, known.value(), known.getReasonPhrase(), detail, Map.of());
    }
}
