package braid.web.limit;

import braid.core.view.EnvironmentName;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;

/** Bounds what stands before a body: the address with its parameters, and the headers. */
final class HeadLimits {
    private static final int HEADERS_TOO_LARGE = 431;
    private static final String BYTES = "http.max.header.bytes";
    private static final String PARAMETERS = "http.max.parameters";

    private final int maxBytes;
    private final int maxParameters;

    HeadLimits(int maxBytes, int maxParameters) {
        this.maxBytes = maxBytes;
        this.maxParameters = maxParameters;
    }

    /**
     * @throws TooMuch 414 for the address, 431 for the headers, 400 for the number of parameters
     */
    void check(HttpServletRequest request) {
        String query = request.getQueryString() == null ? "" : request.getQueryString();
        int address = request.getRequestURI().length() + query.length();
        if (address > maxBytes) {
            throw tooMuch(
                    HttpServletResponse.SC_REQUEST_URI_TOO_LONG,
                    BYTES,
                    "The address has " + address + " bytes",
                    maxBytes);
        }
        long headers = 0;
        for (String name : Collections.list(request.getHeaderNames())) {
            for (String value : Collections.list(request.getHeaders(name))) {
                headers += name.length() + value.length();
            }
        }
        if (headers > maxBytes) {
            throw tooMuch(HEADERS_TOO_LARGE, BYTES, "The headers have " + headers + " bytes", maxBytes);
        }
        long parameters =
                query.isEmpty() ? 0 : query.chars().filter(c -> c == '&').count() + 1;
        if (parameters > maxParameters) {
            throw tooMuch(
                    HttpServletResponse.SC_BAD_REQUEST,
                    PARAMETERS,
                    "The address has " + parameters + " parameters",
                    maxParameters);
        }
    }

    private static TooMuch tooMuch(int status, String key, String given, int most) {
        return new TooMuch(
                status,
                key,
                given + ", but may have " + most + " at most. Ask for less at once, or raise " + key + " ("
                        + EnvironmentName.of(key) + ").");
    }
}
