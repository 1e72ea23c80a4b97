package braid.launcher.settings;

import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import braid.launcher.installation.Home;
import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.EntryPoint;
import braid.launcher.member.Member;
import braid.service.ServiceAddress;
import braid.service.settings.Settings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the user's environment says about a stack, and the environment that its processes get.
 *
 * <p>{@code BRAID_HOME} moves all state and {@code BRAID_PORT_BASE} all ports; every other key is derived from them for the local
 * servers, unless the user set it in the environment or in the file that {@code BRAID_CONFIG} names. Immutable.
 */
public final class StackSettings {
    private static final int CASSANDRA_STORAGE = 70;

    private final UserSettings user;
    private final Installation installation;
    private final Home home;
    private final PortBase portBase;
    private final ClusterSize size;

    public StackSettings(Map<String, String> environment, Installation installation, Path workingFolder) {
        this.user = new UserSettings(environment, workingFolder);
        this.installation = installation;
        String folder = environment.get("BRAID_HOME");
        this.home = new Home(
                folder == null || folder.isBlank()
                        ? installation.home(Path.of(environment.getOrDefault("HOME", System.getProperty("user.home"))))
                        : workingFolder.resolve(folder).normalize());
        this.portBase = PortBase.of(environment.get("BRAID_PORT_BASE"));
        this.size = ClusterSize.of(environment, home);
    }

    /** The same with more in the environment, which wins. */
    public StackSettings with(Map<String, String> more) {
        Map<String, String> all = new TreeMap<>(user.environment());
        all.putAll(more);
        return new StackSettings(all, installation, user.workingFolder());
    }

    public Home home() {
        return home;
    }

    /** The number that all ports of the stack are counted from. */
    public int portBase() {
        return portBase.number();
    }

    /** True when the user points to a server or a service of their own, which is then neither started nor stopped. */
    public boolean isExternal(Component component) {
        return user.isSet(component.isServer() ? component.key() : prefix(component) + ".url");
    }

    /** The port on which a member answers. */
    public Port port(Member member) {
        Component component = member.component();
        if (!component.isServer() && member.instance() == 1 && user.isSet(component.key())) {
            String number = all().text(component.key());
            return new Port(
                    PortBase.number(number, component.key()), component.title(), EnvironmentName.of(component.key()));
        }
        return portBase.port(member.name(), component.portOffset(member.instance()));
    }

    public Port kafkaController(int instance) {
        return portBase.port("kafka controller", Component.KAFKA.portOffset(instance) + 1);
    }

    public Port cassandraStorage(int instance) {
        return portBase.port("cassandra storage", CASSANDRA_STORAGE + instance - 1);
    }

    /** What to set for a stack of another pipeline beside this one. */
    public String beside(String pipeline) {
        return "BRAID_HOME=.braid-" + pipeline + " BRAID_PORT_BASE=" + PortBase.awayFrom(portBase.number());
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
        return new ProcessEnvironment(this, user).of(pipeline);
    }

    /** The environment of one member. */
    public Map<String, String> variables(Member member, Path pipeline) {
        return new ProcessEnvironment(this, user).of(member, pipeline);
    }

    /** The settings that the user's environment or configuration file makes, over the reference. */
    public Settings all() {
        return Settings.of(user.environment());
    }

    /** Which generation of an architecture's job answers. */
    public String generation(Architecture architecture) {
        String key = architecture.word() + ".generation";
        if (user.isSet(key)) {
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
        return user.isSet("master.dataset") ? Optional.of(all().text("master.dataset")) : Optional.empty();
    }

    /** Where the user puts the state of jobs, if not in the home. */
    public List<String> stateFolders() {
        return Arrays.stream(Architecture.values())
                .filter(Architecture::hasGenerations)
                .map(job -> job.word() + ".state")
                .filter(user::isSet)
                .map(key -> all().text(key))
                .toList();
    }

    /** What the user's environment or configuration file says of a job's generation, which a replay has to say. */
    public List<String> fixedOfGeneration(Architecture architecture) {
        return Stream.of(".generation", ".state")
                .map(key -> architecture.word() + key)
                .filter(user::isSet)
                .toList();
    }

    /** The architectures that the user's environment or configuration file names, if any. */
    String architectures() {
        return user.isSet("architectures") ? all().text("architectures") : null;
    }

    /** The engine that the user's environment or configuration file names for the speed layer, if any. */
    String speedEngine() {
        return user.isSet(ChosenEngine.KEY) ? all().text(ChosenEngine.KEY) : null;
    }

    /** What a component's process runs. */
    public EntryPoint entryPoint(Component component) {
        return component == Component.SPEED ? new ChosenEngine(this).current().entryPoint() : EntryPoint.of(component);
    }

    /** Refuses what this installation does not have. */
    public void requireThere(EntryPoint entryPoint) {
        installation.classPath(entryPoint.folder());
    }

    /** The pipeline that the user's environment or configuration file names, if any. */
    public String pipeline() {
        return user.isSet("pipeline") ? all().text("pipeline") : null;
    }

    public Path workingFolder() {
        return user.workingFolder();
    }
}
