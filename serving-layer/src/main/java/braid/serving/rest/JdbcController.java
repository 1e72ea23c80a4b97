package braid.serving.rest;

import braid.answer.rows.parameter.AskedArchitecture;
import braid.jdbc.AvaticaEndpoint;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * The address of JDBC: {@code jdbc:avatica:remote:url=http://HOST:PORT/avatica}, with {@code ?architecture=NAME} behind it where another
 * than the first is to answer.
 */
@RestController
class JdbcController {
    private final AvaticaEndpoint endpoint;
    private final Queries queries;

    JdbcController(AvaticaEndpoint endpoint, Queries queries) {
        this.endpoint = endpoint;
        this.queries = queries;
    }

    @PostMapping("/avatica")
    ResponseEntity<byte[]> answer(
            @RequestBody byte[] request,
            @RequestParam(name = AskedArchitecture.NAME, required = false) String architecture) {
        queries.count();
        AvaticaEndpoint.Reply reply = endpoint.answer(request, architecture);
        return ResponseEntity.status(reply.status())
                .contentType(MediaType.parseMediaType(reply.contentType()))
                .body(reply.body());
    }
}
