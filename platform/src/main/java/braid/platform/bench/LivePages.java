package braid.platform.bench;

import braid.platform.Failure;
import braid.platform.process.Pause;
import braid.platform.process.Proc;
import braid.platform.stack.Component;
import braid.platform.stack.Member;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** What 200 open pages cost the serving layer: processor time a minute and memory, with none and with all of them. */
final class LivePages implements Measurement {
    private static final int PAGES = 200;
    private static final double MB = 1e6;
    private static final String NAME = "serving layer, ";

    @Override
    public List<Figure> measure(Measured measured, Scale scale) {
        measured.settle();
        // What came before is compiled and collected in this time.
        cost(measured, scale.warmUp(), 0);
        List<Figure> figures = new ArrayList<>(cost(measured, scale.freshness(), 0));
        AtomicLong bytes = new AtomicLong();
        List<Socket> pages = new ArrayList<>();
        try {
            for (int page = 0; page < PAGES; page++) {
                pages.add(open(measured.stack().settings().address(Member.of(Component.SERVING)), bytes));
            }
            Await.until("the pages are to get a snapshot", () -> bytes.get() > 0, 20, Duration.ofSeconds(20));
            cost(measured, scale.warmUp(), PAGES);
            long before = bytes.get();
            long begin = System.nanoTime();
            figures.addAll(cost(measured, scale.freshness(), PAGES));
            double perPage = Rates.perSecond(bytes.get() - before, Rates.since(begin)) / PAGES;
            figures.add(Figure.of(NAME + PAGES + " pages, sent to each", perPage, "B/s"));
        } finally {
            pages.forEach(LivePages::close);
        }
        return figures;
    }

    private static List<Figure> cost(Measured measured, Duration span, int pages) {
        long pid = measured.stack()
                .children()
                .find(Component.SERVING.title())
                .orElseThrow()
                .pid();
        Duration before = processorTime(pid);
        long begin = System.nanoTime();
        Pause.millis(span.toMillis());
        double seconds = Rates.perSecond(1, Rates.since(begin))
                * Rates.seconds(processorTime(pid).minus(before))
                * 60;
        return List.of(
                Figure.of(NAME + pages + " pages, processor", seconds, "CPU s/min"),
                Figure.of(
                        NAME + pages + " pages, memory", Proc.residentBytes(pid).orElse(0) / MB, "MB"));
    }

    private static Duration processorTime(long pid) {
        return ProcessHandle.of(pid)
                .flatMap(process -> process.info().totalCpuDuration())
                .orElseThrow(() -> new Failure("The serving layer is gone, or its processor time cannot be read."));
    }

    /** A page that reads what it gets. */
    private static Socket open(URI serving, AtomicLong bytes) {
        try {
            Socket page = new Socket(serving.getHost(), serving.getPort());
            page.getOutputStream()
                    .write(("GET /api/v1/live HTTP/1.1\r\nHost: " + serving.getAuthority() + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            Background.run(() -> read(page, bytes));
            return page;
        } catch (IOException e) {
            throw new Failure("A page could not be opened: " + e, e);
        }
    }

    private static void read(Socket page, AtomicLong bytes) {
        byte[] chunk = new byte[8_192];
        try (InputStream in = page.getInputStream()) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                bytes.addAndGet(read);
            }
        } catch (IOException e) {
            // The measurement has closed the page.
        }
    }

    private static void close(Socket page) {
        try {
            page.close();
        } catch (IOException e) {
            throw new Failure("A page could not be closed: " + e, e);
        }
    }
}
