package braid.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import braid.launcher.client.Api;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PainterTest {
    private static final Subject SUBJECT = new Subject("page_views", List.of("page"), "views");

    @Test
    void subject_isTheFirstViewWithKeyAndCount() throws JsonProcessingException {
        JsonNode views = Api.JSON.readTree("""
                {"views":[{"name":"network","keys":[],"measures":[{"name":"flights","type":"BIGINT"}]},
                          {"name":"departures","keys":[{"name":"origin","type":"VARCHAR"}],
                           "measures":[{"name":"delay","type":"DOUBLE"},{"name":"flights","type":"BIGINT"}]}]}
                """);

        assertThat(Subject.choose(views)).isEqualTo(new Subject("departures", List.of("origin"), "flights"));
    }

    @Test
    void picture_drawsBatchAndRealTimeInProportion() throws JsonProcessingException {
        List<String> picture = new Painter("clicks", SUBJECT, 100)
                .picture(frame()).stream()
                        .map(line -> line.replaceAll("\u001b\\[[0-9;]*m", ""))
                        .toList();

        String home = picture.get(2);
        long batch = home.chars().filter(c -> c == '█').count();
        long speed = home.chars().filter(c -> c == '▒').count();
        assertThat(batch).isBetween(3 * speed - 3, 3 * speed + 3);
        assertThat(home).contains("/home").contains("1,200 = 900 + 300");
        assertThat(picture).allMatch(line -> line.length() <= 100);
        assertThat(picture.get(5)).contains("all").contains("1,210 = 900 + 310");
    }

    @Test
    void line_saysTheSameInWords() throws JsonProcessingException {
        assertThat(new Painter("clicks", SUBJECT, 100).line(frame()))
                .startsWith("5.0 s: page_views.views all 1,210 = 900 batch + 310 real-time; first /home 1,200");
    }

    private static Frame frame() throws JsonProcessingException {
        JsonNode answer = Api.JSON.readTree("""
                {"rows":[{"page":"/home","parts":{"batch":{"views":900},"speed":{"views":300}}},
                         {"page":"/cart","parts":{"speed":{"views":10}}}]}
                """);
        JsonNode nothing = Api.JSON.createObjectNode();
        return new Frame(Frame.rows(answer, SUBJECT), true, nothing, nothing, nothing, Duration.ofSeconds(5));
    }
}
