package braid.serving.rest;

import static org.assertj.core.api.Assertions.assertThat;

import braid.answer.limit.Admission;
import braid.answer.read.ModelLog;
import braid.serving.ModelDoors;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers of a request are what its digits say, however many there are, and none is ever written out that would take all memory. */
class NumbersInRequestsTest {
    private static ModelDoors doors;

    @BeforeAll
    static void open() throws IOException {
        ModelLog log = ModelLog.random(new Random(7), 100);
        log.foldAll();
        doors = ModelDoors.open(log, new Admission(4, 4, Duration.ofSeconds(30)));
    }

    @AfterAll
    static void close() {
        doors.close();
    }

    @Test
    void fractionOfManyDigits_isNotReadAsADouble() throws Exception {
        HttpResponse<String> answer =
                ask("SELECT CAST(? AS DECIMAL(20,2)) AS d FROM total LIMIT 1", "12345678901234567.89");
        assertThat(answer.body()).contains("\"d\":12345678901234567.89").contains("[12345678901234567.89]");
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void wholeNumberBeyond53Bits_isNotReadAsADouble() throws Exception {
        for (String number : new String[] {"9007199254740993", "9007199254740993.0"}) {
            HttpResponse<String> answer = ask("SELECT CAST(? AS BIGINT) AS n FROM total LIMIT 1", number);
            assertThat(answer.body()).contains("\"n\":9007199254740993").contains("[" + number + "]");
        }
    }

    @Test
    void wholeNumberBeyond64Bits_standsInTheAnswerAsItCame() throws Exception {
        HttpResponse<String> answer =
                ask("SELECT CAST(? AS DECIMAL(30,0)) AS n FROM total LIMIT 1", "123456789012345678901234567890");
        assertThat(answer.body())
                .contains("\"n\":123456789012345678901234567890")
                .contains("[123456789012345678901234567890]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sales FROM by_shop WHERE revenue = ?",
                "SELECT sales FROM by_shop WHERE item = ?",
                "SELECT sales FROM by_shop WHERE units < ?",
                "SELECT sales FROM by_shop WHERE shop = ?",
                "SELECT CAST(? AS DECIMAL(20,2)) FROM total",
            })
    void numberOfAThousandMillionDigits_isRefusedOrMatchesNothing(String statement) throws Exception {
        for (String number :
                new String[] {"1e400000000", "1e-400000000", "\"1e400000000\"", "\"1e-400000000\"", "-1e999999999"}) {
            HttpResponse<String> answer = ask(statement, number);
            assertThat(answer.statusCode()).as(number + " " + answer.body()).isIn(200, 400);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SELECT sales FROM by_shop WHERE revenue = 1e400000000",
                "SELECT sales FROM by_shop WHERE item = 1e-400000000",
                "SELECT sales FROM by_shop WHERE shop = CAST(1e400000000 AS VARCHAR)",
            })
    void literalOfAThousandMillionDigits_isRefusedOrMatchesNothing(String statement) throws Exception {
        HttpResponse<String> answer = ask(statement, null);
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 400);
    }

    private static HttpResponse<String> ask(String statement, String parameter) throws Exception {
        String body =
                "{\"sql\": \"" + statement + "\", \"parameters\": [" + (parameter == null ? "" : parameter) + "]}";
        return doors.sql(body);
    }
}
