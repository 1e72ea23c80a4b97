package braid.ingest.http.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.core.spelling.DatePatterns;
import braid.core.spelling.EpochUnit;
import braid.core.spelling.EventSpelling;
import braid.core.spelling.NumberSpelling;
import braid.core.spelling.TimeSpelling;
import braid.core.spelling.ValueSpelling;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EventParametersTest {
    private static EventSpelling of(String query) {
        Map<String, List<String>> lists = new LinkedHashMap<>();
        for (String parameter : query.isEmpty() ? new String[0] : query.split("&")) {
            String[] parts = parameter.split("=", 2);
            lists.computeIfAbsent(parts[0], name -> new ArrayList<>())
                    .add(URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        Map<String, String[]> parameters = new LinkedHashMap<>();
        lists.forEach((name, values) -> parameters.put(name, values.toArray(String[]::new)));
        return EventParameters.of(parameters);
    }

    /** What {@code braid send} is told arrives. */
    @Test
    void parameters_areWhatTheQuerySays() {
        EventSpelling spelling = new EventSpelling(
                new TimeSpelling(
                        EpochUnit.MICROS,
                        true,
                        ZoneId.of("America/New_York"),
                        TimeSpelling.Overlap.EARLIER,
                        DatePatterns.of(List.of("M/d/yy h:mm a", "yyyy.MM.dd'T'HH"), 1930)),
                new ValueSpelling(
                        NumberSpelling.of(".", " ", List.of("%=0.01", "\u20ac", "km")),
                        List.of("Yes", "1"),
                        List.of("No", "0"),
                        List.of("NA", "", "-200")),
                true);
        assertThat(of(spelling.query())).isEqualTo(spelling);
        assertThat(of("")).isEqualTo(EventSpelling.EXACT);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            dates=MM/DD/YYYY           | 'MM/DD/YYYY' is not a pattern for days and times: D is a day of the year
            dates=M/d/yy&century=x     | century is 'x', but must be a year
            century=0                  | '0' is not a year from 1 to 9900
            decimal=;                  | ';' is not a decimal sign: it is . or a comma.
            decimal=,&thousands=,      | ',' cannot be the decimal sign and separate thousands as well.
            thousands=x                | 'x' does not separate thousands
            unit=                      | '' is not a unit
            unit=K=1k                  | 'K=1k' is not a unit: behind = stands the number that it counts
            unit=K=1e99                | of 30 digits at most
            true=Yes&false=no&false=YES | 'Yes' is told to be true, and to be false
            zone=Z&zone=Z              | zone is given 2 times; give it once.
            trues=x                    | There is no parameter 'trues'. Did you mean 'true'?
            """)
    void parameterThatCannotBe_isRefusedWithWhatIsAllowed(String query, String expected) {
        assertThatThrownBy(() -> of(query)).isInstanceOf(Problem.class).hasMessageContaining(expected);
    }
}
