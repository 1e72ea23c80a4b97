package braid.serving.live.broadcast;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** {@code GET /api/v1/live}: server-sent events, one snapshot of the whole pipeline a second. */
public final class LiveServlet extends HttpServlet {
    public static final String PATH = "/api/v1/live";
    private static final long serialVersionUID = 1L;

    private final transient Broadcast broadcast;

    public LiveServlet(Broadcast broadcast) {
        this.broadcast = broadcast;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/event-stream");
        response.setCharacterEncoding("UTF-8");
        response.setHeader("Cache-Control", "no-store");
        AsyncContext context = request.startAsync();
        context.setTimeout(0);
        Subscriber subscriber = new Subscriber(context);
        subscriber.start();
        broadcast.join(subscriber);
    }
}
