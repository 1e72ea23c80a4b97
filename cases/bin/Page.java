import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * Opens the section Query of Braid's page with a statement, in a Chromium without a window, and prints the table as it is shown. Speaks
 * to the browser by the WebDriver protocol. Run by {@code page}.
 */
public final class Page {
    /** Resolves to the table's rows, or to what is wrong with the statement, as soon as the page shows either. */
    private static final String SHOWN =
            """
            const done = arguments[arguments.length - 1];
            const text = node => [...node.querySelectorAll('tr')].map(row => [...row.cells].map(c => c.textContent).join('\\t')).join('\\n');
            const look = () => {
              const problem = document.querySelector('#sql-problem .problem');
              const table = document.querySelector('#sql-result table');
              if (problem || table) done(problem ? problem.textContent : text(table));
              else setTimeout(look, 50);
            };
            look();
            """;

    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();
    private final String driver;

    private Page(String driver) {
        this.driver = driver;
    }

    /** @param arguments the driver's address, the browser, a folder for its profile, the page's address, the statement */
    public static void main(String[] arguments) throws Exception {
        Page page = new Page(arguments[0]);
        String session = page.open(arguments[1], Path.of(arguments[2]));
        try {
            String address = arguments[3] + "/#query=" + URLEncoder.encode(arguments[4], StandardCharsets.UTF_8).replace("+", "%20");
            page.post(session + "/timeouts", Map.of("script", 30_000));
            page.post(session + "/url", Map.of("url", address));
            System.out.println(page.post(session + "/execute/async", Map.of("script", SHOWN, "args", List.of())).asText());
        } finally {
            page.send(HttpRequest.newBuilder(URI.create(page.driver + session)).DELETE());
        }
    }

    private String open(String browser, Path profile) throws IOException, InterruptedException {
        List<String> options = List.of(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--user-data-dir=" + profile);
        JsonNode opened = post("/session", Map.of("capabilities", Map.of("alwaysMatch", Map.of(
                "goog:chromeOptions", Map.of("binary", browser, "args", options)))));
        return "/session/" + opened.path("sessionId").asText();
    }

    private JsonNode post(String path, Object body) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(URI.create(driver + path))
                .header("content-type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(json.writeValueAsString(body))));
    }

    private JsonNode send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                http.send(request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
        JsonNode value = json.readTree(response.body()).path("value");
        if (response.statusCode() != 200) {
            throw new IOException("The browser answered: " + value.path("message").asText(response.body()));
        }
        return value;
    }
}
