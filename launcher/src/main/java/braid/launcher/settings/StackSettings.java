package braid.launcher.settings;

import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import braid.launcher.installation.Home;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.service.ServiceAddress;
import braid.service.settings.Settings;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.io.Reader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the user's environment says about a stack, and the environment that its processes get.
 *
 * <p>{@code BRAID_HOME} moves all state and {@code BRAID_PORT_BASE} all ports; every other key is derived from them for the local
 * servers, unless the user set it in the environment or in the file that {@code BRAID_CONFIG} names. Immutable.
 */
public final class StackSettings {
    static final int DEFAULT_PORT_BASE = 29000;
    private static final int LARGEST_PORT_BASE = 65000;
    private static final int PORTS = 200;
    private static final List<Integer> FURTHER_BASES = List.of(31000, 27000);
    private static final int CASSANDRA_STORAGE = 70;

    private final Map<String, String> environment;
    private final Installation installation;
    private final Set<String> keysInFile;
    private final Path workingFolder;
    private final Home home;
    private final int portBase;
    private final ClusterSize size;

    public StackSettings(Map<String, String> environment, Installation installation, Path workingFolder) {
        this.environment = Map.copyOf(environment);
        this.installation = installation;
        this.workingFolder = workingFolder;
        this.keysInFile = keysInFile(environment.get("BRAID_CONFIG"));
        String folder = environment.get("BRAID_HOME");
        this.home = new Home(
                folder == null || folder.isBlank()
                        ? installation.home(Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))))
                        : workingFolder.resolve(folder).normalize());
        this.portBase = portBase(environment.get("BRAID_PORT_BASE"));
        this.size = ClusterSize.of(environment, home);
    }

    /** The same with more in the environment, which wins. */
    public StackSettings with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(environment);
        all.putAll(more);
        return new StackSettings(all, installation, workingFolder);
    }

    public Home home() {
        return home;
    }

    /** The number that all ports of the stack are counted from. */
    public int portBase() {
        return portBase;
    }

    /** True when the user points to a server or a service of their own, which is then neither started nor stopped. */
    public boolean isExternal(Component component) {
        return isSet(component.isServer() ? component.key() : prefix(component) + ".url");
    }

    /** The port on which a member answers. */
    public Port port(Member member) {
        Component component = member.component();
        if (!component.isServer() && member.instance() == 1 && isSet(component.key())) {
            String number = all().text(component.key());
            return new Port(number(number, component.key()), component.title(), EnvironmentName.of(component.key()));
        }
        return derived(member.name(), component.portOffset(member.instance()));
    }

    public Port kafkaController(int instance) {
        return derived("kafka controller", Component.KAFKA.portOffset(instance) + 1);
    }

    public Port cassandraStorage(int instance) {
        return derived("cassandra storage", CASSANDRA_STORAGE + instance - 1);
    }

    /** What to set for a stack of another pipeline beside this one. */
    public String beside(String pipeline) {
        return "BRAID_HOME=.braid-" + pipeline + " BRAID_PORT_BASE=" + baseAwayFrom(portBase);
    }

    /** A base for the ports of another stack, none of which is near {@code port}. */
    public static int baseAwayFrom(int port) {
        return FURTHER_BASES.stream()
                .filter(base -> Math.abs(base - port) > PORTS)
                .findFirst()
                .orElseThrow();
    }

    /** How many brokers and Cassandra nodes this stack has. */
    public ClusterSize size() {
        return size;
    }

    /** The address of a service of this stack, without a trailing slash. */
    public URI localAddress(Member member) {
        return URI.create("http://127.0.0.1:" + port(member).number());
    }

    /** Where commands ask a service. */
    public URI address(Member member) {
        return member.instance() == 1 && isExternal(member.component())
                ? ServiceAddress.of(all(), prefix(member.component()))
                : localAddress(member);
    }

    private static String prefix(Component service) {
        return service.key().replace(".port", "");
    }

    /** The environment of every process of the stack: the user's own, with all that is derived put in where the user set nothing. */
    public Map<String, String> variables(Path pipeline) {
        Map<String, String> variables = new TreeMap<>(environment);
        for (Component server : List.of(Component.KAFKA, Component.CASSANDRA)) {
            local(server.key(), addresses(server), variables);
            if (!isExternal(server)) {
                size.copies(server).forEach((key, value) -> local(key, value, variables));
            }
        }
        local(
                "warehouse.url",
                "jdbc:h2:tcp://127.0.0.1:" + port(Member.of(Component.H2)).number() + "/braid;WRITE_DELAY=0",
                variables);
        for (Component service : Component.services()) {
            local(service.key(), Integer.toString(port(Member.of(service)).number()), variables);
        }
        local("architectures", Architectures.words(new Architectures(this).current()), variables);
        local("master.dataset", home.data("master").toString(), variables);
        Arrays.stream(Architecture.values())
                .filter(Architecture::hasGenerations)
                .forEach(job -> {
                    String generation = generation(job);
                    local(job.word() + ".generation", generation, variables);
                    Path state = home.data(job.word()).resolve("generation-" + generation);
                    local(job.word() + ".state", state.toString(), variables);
                });
        local("kappa.instances", kappas(), variables);
        variables.put("BRAID_PIPELINE", pipeline.toString());
        variables.put("BRAID_HOME", home.folder().toString());
        variables.put("BRAID_PORT_BASE", Integer.toString(portBase));
        variables.computeIfPresent(
                "BRAID_CONFIG", (key, file) -> workingFolder.resolve(file).toString());
        variables.computeIfPresent("BRAID_MASTER_DATASET", (key, place) -> absolute(place));
        return variables;
    }

    /** Where an instance of Kappa may be: any that is there names the others. */
    private String kappas() {
        return Member.all(Component.KAPPA)
                .map(member -> localAddress(member).getAuthority())
                .collect(Collectors.joining(","));
    }

    private String addresses(Component server) {
        return size.members(server)
                .map(member -> "127.0.0.1:" + port(member).number())
                .collect(Collectors.joining(","));
    }

    /** The environment of one member. */
    public Map<String, String> variables(Member member, Path pipeline) {
        Map<String, String> variables = variables(pipeline);
        if (member.instance() > 1) {
            // Two instances of one job would fight over one folder.
            variables.computeIfPresent("BRAID_KAPPA_STATE", (key, folder) -> folder + "/instance-" + member.instance());
            variables.put(
                    EnvironmentName.of(member.component().key()),
                    Integer.toString(port(member).number()));
        }
        if (member.component() == Component.STREAM_ONLY) {
            variables.put("BRAID_SPEED_ARCHITECTURE", Architecture.STREAM_ONLY.word());
            variables.put("BRAID_SPEED_PORT", Integer.toString(port(member).number()));
        }
        variables.putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1");
        return variables;
    }

    /** The settings that the user's environment or configuration file makes, over the reference. */
    public Settings all() {
        return Settings.of(environment);
    }

    /** Which generation of an architecture's job answers. */
    public String generation(Architecture architecture) {
        String key = architecture.word() + ".generation";
        if (isSet(key)) {
            return all().text(key);
        }
        try {
            return Files.readString(home.generation(architecture)).trim();
        } catch (IOException e) {
            return Settings.reference().get(key);
        }
    }

    /** Where the user puts the master dataset, if not in the home. */
    public Optional<String> masterDataset() {
        return isSet("master.dataset") ? Optional.of(all().text("master.dataset")) : Optional.empty();
    }

    /** Where the user puts the state of jobs, if not in the home. */
    public List<String> stateFolders() {
        return Arrays.stream(Architecture.values())
                .filter(Architecture::hasGenerations)
                .map(job -> job.word() + ".state")
                .filter(this::isSet)
                .map(key -> all().text(key))
                .toList();
    }

    /** What the user's environment or configuration file says of a job's generation, which a replay has to say. */
    public List<String> fixedOfGeneration(Architecture architecture) {
        return Stream.of(".generation", ".state")
                .map(key -> architecture.word() + key)
                .filter(this::isSet)
                .toList();
    }

    /** The architectures that the user's environment or configuration file names, if any. */
    String architectures() {
        return isSet("architectures") ? all().text("architectures") : null;
    }

    /** The pipeline that the user's environment or configuration file names, if any. */
    public String pipeline() {
        return isSet("pipeline") ? all().text("pipeline") : null;
    }

    public Path workingFolder() {
        return workingFolder;
    }

    private void local(String key, String value, Map<String, String> variables) {
        if (!isSet(key)) {
            variables.put(EnvironmentName.of(key), value);
        }
    }

    private boolean isSet(String key) {
        return environment.containsKey(EnvironmentName.of(key)) || keysInFile.contains(key);
    }

    private Port derived(String owner, int offset) {
        return new Port(portBase + offset, owner, "BRAID_PORT_BASE+" + offset);
    }

    private String absolute(String place) {
        return place.contains(":")
                ? place
                : workingFolder.resolve(place).normalize().toString();
    }

    private Set<String> keysInFile(String file) {
        if (file == null) {
            return Set.of();
        }
        try (Reader reader = Files.newBufferedReader(workingFolder.resolve(file))) {
            Properties properties = new Properties();
            properties.load(reader);
            return properties.stringPropertyNames();
        } catch (IOException e) {
            throw new Failure("BRAID_CONFIG names " + file + ", which cannot be read: " + e.getMessage());
        }
    }

    private static int portBase(String given) {
        int base = given == null || given.isBlank() ? DEFAULT_PORT_BASE : number(given, "port.base");
        if (base < 1024 || base > LARGEST_PORT_BASE) {
            throw new Failure("BRAID_PORT_BASE is " + base + ", but must be from 1024 to " + LARGEST_PORT_BASE
                    + ": the stack uses ports up to " + PORTS + " above it.");
        }
        EphemeralPorts.ofMachine()
                .filter(range -> range.overlaps(base, base + PORTS))
                .ifPresent(range -> {
                    throw new Failure(
                            "BRAID_PORT_BASE is " + base + ", but this machine gives the ports from " + range.first()
                                    + " to " + range.last()
                                    + " to outgoing connections, and one of them would sooner or later hold a port"
                                    + " of the stack. Choose a base below " + (range.first() - PORTS) + ".");
                });
        return base;
    }

    private static int number(String text, String key) {
        try {
            return Integer.parseInt(text.trim());
        } catch (NumberFormatException e) {
            throw new Failure(EnvironmentName.of(key) + " is '" + text + "', but must be a whole number (a TCP port).");
        }
    }
}
