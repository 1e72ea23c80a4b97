package braid.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Answers as a problem what a servlet refuses with a status alone. */
@RestController
class ErrorProblems implements ErrorController {
    @RequestMapping("/error")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object given = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        HttpStatus status = given instanceof Integer code ? HttpStatus.resolve(code) : HttpStatus.NOT_FOUND;
        HttpStatus known = status == null ? HttpStatus.INTERNAL_SERVER_ERROR : status;
        Object path = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        String detail = known.is5xxServerError()
                ? "The request failed inside the server; its log says more."
                : request.getMethod() + " " + (path == null ? request.getRequestURI() : path) + " is not answered: "
                        + known.getReasonPhrase() + ".";
        PlainAnswer.send(response, known.value(), known.getReasonPhrase(), detail, Map.of());
    }
}
