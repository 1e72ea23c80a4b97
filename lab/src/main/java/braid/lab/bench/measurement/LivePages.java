package braid.lab.bench.measurement;

import braid.lab.bench.load.Await;
import braid.lab.bench.load.PerSecond;
import braid.lab.bench.load.events.Background;
import braid.lab.bench.result.Figures;
import braid.lab.bench.result.ProcessorUse;
import braid.lab.bench.result.StackCpu;
import braid.lab.bench.subject.Measured;
import braid.lab.bench.subject.Measurement;
import braid.lab.bench.subject.Scale;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.Proc;
import braid.terminal.command.Failure;
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
public final class LivePages implements Measurement {
    private static final int PAGES = 200;
    private static final double MB = 1e6;
    private static final String NAME = "serving layer, ";
    private static final String SERVING = Component.SERVING.title();

    @Override
    public void measure(Measured measured, Scale scale, Figures figures) {
        measured.settle();
        // What came before is compiled and collected in this time.
        measured.pause("quiet", scale.warmUp());
        cost(measured, scale.span(), 0, figures);
        AtomicLong bytes = new AtomicLong();
        List<Socket> pages = new ArrayList<>();
        try {
            for (int page = 0; page < PAGES; page++) {
                pages.add(open(measured.stack().settings().address(Member.of(Component.SERVING)), bytes));
            }
            Await.until("the pages are to get a snapshot", () -> bytes.get() > 0, 20, Duration.ofSeconds(20));
            measured.pause("pages", scale.warmUp());
            long before = bytes.get();
            ProcessorUse use = cost(measured, scale.span(), PAGES, figures);
            double perPage = PerSecond.perSecond(bytes.get() - before, use.span()) / PAGES;
            figures.add(NAME + PAGES + " pages, sent to each", perPage, "B/s", use);
        } finally {
            pages.forEach(LivePages::close);
        }
    }

    private static ProcessorUse cost(Measured measured, Duration span, int pages, Figures figures) {
        StackCpu.Sample before = measured.cpu().now();
        measured.pause(pages + " pages", span);
        ProcessorUse use = measured.cpu().since(before);
        ProcessHandle serving = measured.processes().get(SERVING);
        if (serving == null) {
            throw new Failure("the serving layer has ended by itself");
        }
        double ofAMinute = 60 * PerSecond.seconds(use.of(SERVING)) / PerSecond.seconds(use.span());
        figures.add(NAME + pages + " pages, processor", ofAMinute, "CPU s/min", use);
        Proc.residentBytes(serving.pid())
                .ifPresent(resident -> figures.add(NAME + pages + " pages, memory", resident / MB, "MB", null));
        return use;
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
