package braid.launcher.start;

import braid.core.view.Architecture;
import braid.launcher.client.Api;
import braid.launcher.member.JvmFlags;
import braid.launcher.member.Member;
import braid.launcher.pipeline.CheckedPipeline;
import braid.service.settings.ArchitectureSettings;
import braid.service.settings.Settings;
import braid.terminal.Human;
import braid.terminal.Table;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a pipeline takes in a stack: topics and tables in the stores, and memory of each process that is started here.
 *
 * <p>A process's memory is its largest heap, which does not grow with the number of views, and what a JVM with these class paths takes beside
 * it, by estimate. It is an upper bound: a heap is taken as it is needed.
 */
public record Needs(int sources, int partitions, int tables, List<Process> processes) {
    /** The tables of the segment log, whatever the number of views. */
    private static final int SEGMENT_LOG = 3;

    private static final Path MEMORY = Path.of("/proc/meminfo");

    /**
     * One process.
     *
     * @param heapMb its largest heap, in MiB
     * @param memoryMb all of its memory at most, in MiB
     * @param setting the variable that makes its heap larger
     */
    public record Process(String name, long heapMb, long memoryMb, String setting) {
        public static Process of(Member member) {
            long heap = JvmFlags.heapMb(member.component());
            return new Process(
                    member.name(),
                    heap,
                    heap + JvmFlags.besideHeapMb(member.component()),
                    JvmFlags.variable(member.component()) + "=-Xmx" + 2 * heap + "m");
        }
    }

    /** What a pipeline takes with these settings, where these members run. */
    public static Needs of(CheckedPipeline checked, Settings settings, List<Member> members) {
        int sources = checked.pipeline().sources().size();
        return new Needs(
                sources,
                sources * settings.integer("kafka.partitions"),
                tables(
                        ArchitectureSettings.of(settings),
                        checked.pipeline().views().size()),
                members.stream().map(Process::of).toList());
    }

    /** Topics: the events and the rejected ones of each source, one of schemas and one of what is in quarantine. */
    int topics() {
        return 2 * sources + 2;
    }

    /** How many tables some architectures fill: of batch views and their staging, the segment log, and the views of each engine. */
    public static int tables(Collection<Architecture> architectures, int views) {
        boolean batch = architectures.stream().anyMatch(Architecture::hasBatchViews);
        boolean deltas = architectures.stream().anyMatch(one -> one.isExact() && one.hasRealTimeViews());
        long engines = architectures.stream().filter(one -> !one.isExact()).count();
        return (batch ? 2 * views : 0) + (deltas ? SEGMENT_LOG : 0) + (int) engines * views;
    }

    long memoryMb() {
        return processes.stream().mapToLong(Process::memoryMb).sum();
    }

    public String text() {
        Table table = new Table("process", "#heap", "#memory at most", "more heap with");
        processes.forEach(
                process -> table.row(process.name(), mb(process.heapMb()), mb(process.memoryMb()), process.setting()));
        return "It takes " + topics() + " topics with " + partitions + " partitions of events, " + tables()
                + " tables, and at most " + mb(memoryMb()) + " of memory here:\n" + table.toText();
    }

    public ObjectNode json() {
        ObjectNode json = Api.JSON
                .createObjectNode()
                .put("topics", topics())
                .put("partitions", partitions)
                .put("tables", tables())
                .put("memory_bytes", memoryMb() << 20);
        ArrayNode all = json.putArray("processes");
        processes.forEach(process -> all.addObject()
                .put("name", process.name())
                .put("heap_bytes", process.heapMb() << 20)
                .put("memory_bytes", process.memoryMb() << 20)
                .put("setting", process.setting()));
        return json;
    }

    /** What to say before these processes are started on this machine; empty if it has the memory. */
    public Optional<String> warning() {
        OptionalLong available = availableMb();
        if (available.isEmpty() || available.getAsLong() >= memoryMb()) {
            return Optional.empty();
        }
        return Optional.of("WARNING: what is started may take " + mb(memoryMb()) + " of memory, but this machine has "
                + mb(available.getAsLong())
                + " left. Where the system ends a process for that, it counts as crashed; `braid up`"
                + " starts it again. Smaller heaps: "
                + processes.get(0).setting().replaceFirst("=.*", "=-Xmx...")
                + " and so on (`braid check` lists them).");
    }

    private static OptionalLong availableMb() {
        try {
            return Files.readAllLines(MEMORY).stream()
                    .filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static String mb(long mebibytes) {
        return Human.bytes(mebibytes << 20);
    }
}
