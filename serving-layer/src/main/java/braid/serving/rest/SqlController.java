package braid.serving.rest;

import braid.answer.read.Readers;
import braid.answer.rows.parameter.AsOfCut;
import braid.answer.rows.parameter.AskedArchitecture;
import braid.answer.rows.parameter.MaxStaleness;
import braid.answer.rows.parameter.ReadPoint;
import braid.answer.rows.request.BadRequest;
import braid.answer.sql.SqlService;
import braid.serving.rest.answer.Answers;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** SELECT statements over merged views. */
@RestController
class SqlController {
    private static final int LONGEST = 100_000;

    private final SqlService sql;
    private final AskedArchitecture architectures;
    private final MaxStaleness maxStaleness;
    private final Queries queries;

    SqlController(SqlService sql, Readers readers, MaxStaleness maxStaleness, Queries queries) {
        this.sql = sql;
        this.architectures = new AskedArchitecture(readers.architectures());
        this.maxStaleness = maxStaleness;
        this.queries = queries;
    }

    @PostMapping("/api/v1/sql")
    void run(@RequestBody Map<String, Object> body, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!(body.get("sql") instanceof String statement)) {
            throw new BadRequest("The body must be {\"sql\": \"SELECT ...\"}; 'sql' is missing or no text.");
        }
        if (statement.length() > LONGEST) {
            throw new BadRequest(
                    "The statement has " + statement.length() + " characters, but may have " + LONGEST + " at most.");
        }
        queries.count();
        ReadPoint readPoint = new ReadPoint(
                architectures.parse(text(body.get(AskedArchitecture.NAME))),
                maxStaleness.parse(text(body.get(MaxStaleness.NAME))),
                AsOfCut.parse(text(body.get(AsOfCut.NAME))));
        Answers.write(sql.answer(statement, parameters(body.get("parameters")), readPoint), request, response);
    }

    private static String text(Object given) {
        return given == null ? null : given.toString();
    }

    private static List<?> parameters(Object given) {
        if (given == null) {
            return List.of();
        }
        if (given instanceof List<?> list) {
            return list;
        }
        throw new BadRequest("'parameters' must be a list with a value for each ? of the statement: [\"/home\", 3].");
    }
}
