package braid.web.problem;

import java.io.IOException;
import java.util.Map;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;

/** Answers as a problem what Tomcat refuses before Spring sees it, such as an address with a broken escape. Made by Tomcat. */
public final class ProblemValve extends ErrorReportValve {
    @Override
    protected void report(Request request, Response response, Throwable thrown) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        String title = status < 500 ? "The request is not valid HTTP" : "Unexpected failure";
        String detail = status < 500
                ? "The server could not read the address or the headers of the request: a character that may not stand there, a"
                        + " path that leaves its folder, or more bytes than http.max.header.bytes"
                        + " (BRAID_HTTP_MAX_HEADER_BYTES)."
                : "The request failed inside the server; its log says more.";
        try {
            response.setContentType(PlainAnswer.PROBLEM);
            response.getOutputStream().write(PlainAnswer.problem(status, title, detail, Map.of()));
            response.finishResponse();
        } catch (IOException e) {
            container.getLogger().debug("A client went away before it was answered", e);
        }
    }
}
