package braid.launcher.stack;

import braid.core.view.Architecture;
import braid.launcher.installation.ClassData;
import braid.launcher.installation.Installation;
import braid.launcher.installation.StackLock;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.pipeline.CheckedPipeline;
import braid.launcher.pipeline.HomeDefinition;
import braid.launcher.pipeline.SetUpMark;
import braid.launcher.pipeline.StackPipeline;
import braid.launcher.process.Children;
import braid.launcher.settings.Architectures;
import braid.launcher.settings.StackSettings;
import braid.launcher.start.Needs;
import braid.launcher.start.Servers;
import braid.launcher.start.Services;
import braid.launcher.start.StartListener;
import braid.launcher.start.StartRun;
import braid.launcher.start.Undo;
import braid.terminal.command.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * All processes of one home. {@link #up} starts what does not run: the servers, the stores' set-up, the services;
 * {@link #down} stops the services, then the servers.
 *
 * <p>Safe to call again at any time: what runs is left alone, and the home's lock keeps two commands apart. When a start fails, all that it started stops.
 */
public final class Stack {
    private final Installation installation;
    private final StackSettings settings;
    private final Servers servers;
    private final Services services;
    private final StackPipeline pipeline;
    private final Architectures architectures;
    private final Children children;
    private final HomeDefinition definition;
    private final Startable startable;
    private final Stopping stopping;

    public Stack(Installation installation, StackSettings settings) {
        this.installation = installation;
        this.settings = settings;
        this.servers = new Servers(installation, settings);
        this.services = new Services(installation, settings);
        this.pipeline = new StackPipeline(installation, settings);
        this.architectures = new Architectures(settings);
        this.children = new Children(settings.home().pids(), settings.home().logs());
        this.definition = new HomeDefinition(settings);
        this.startable = new Startable(installation, settings, children);
        this.stopping = new Stopping(children);
    }

    /** The same stack, whose further members start with more in their environment. */
    Stack with(Map<String, String> more) {
        return new Stack(installation, settings.with(more));
    }

    public Children children() {
        return children;
    }

    public StackPipeline pipeline() {
        return pipeline;
    }

    /** What the state was computed by. */
    public HomeDefinition definition() {
        return definition;
    }

    public StackSettings settings() {
        return settings;
    }

    /** The members that a whole stack has, in the order of starting; servers of the user's own are not among them. */
    public List<Member> members() {
        return components(architectures.current()).stream()
                .filter(component -> !settings.isExternal(component))
                .flatMap(settings.size()::members)
                .toList();
    }

    /** What some architectures need in this stack. */
    public List<Component> components(List<Architecture> chosen) {
        return Component.of(chosen, settings.all());
    }

    public Architectures architectures() {
        return architectures;
    }

    /**
     * Starts what does not run and waits until all answer. Where other architectures are asked for than run, what none of them needs is
     * stopped, and the serving layer starts anew.
     *
     * @param asked the pipeline, or null for the one that the home or the environment names
     * @param askedArchitectures names with commas between them, or null for those that run already
     * @return names of what this call started; empty when everything ran already
     */
    public List<String> up(String asked, String askedArchitectures, StartListener listener) {
        Path file = pipeline.choose(asked);
        List<Architecture> chosen = architectures.choose(askedArchitectures);
        CheckedPipeline checked = definition.require(file, runs());
        settings.home().requireUsable();
        settings.home().create();
        try (StackLock lock = StackLock.take(settings.home())) {
            if (!chosen.equals(architectures.current())) {
                stopping.stop(stopping.leftBy(components(chosen)));
            }
            architectures.remember(chosen);
            List<Member> missing = members().stream()
                    .filter(member -> children.find(member.name()).isEmpty())
                    .toList();
            if (!isSetUp(checked)) {
                Needs.of(checked, settings.all(), missing).warning().ifPresent(listener::say);
            }
            return start(members(), checked, true, listener);
        }
    }

    /** Starts one member, with the pipeline that the home's state was computed by. */
    public List<String> start(Member member, StartListener listener) {
        return start(member, definition.require(pipeline.choose(null), runs()), listener);
    }

    /**
     * Starts the first member of a new generation, which computes the pipeline as its file is now. What answers is still computed by what the
     * home remembers; who switches to the new generation has to remember its definition.
     */
    CheckedPipeline startAnew(Member member, StartListener listener) {
        CheckedPipeline next = CheckedPipeline.compile(pipeline.choose(null));
        try (StackLock lock = StackLock.take(settings.home())) {
            start(List.of(member), next, false, listener);
        }
        return next;
    }

    private List<String> start(Member member, CheckedPipeline checked, StartListener listener) {
        settings.home().create();
        try (StackLock lock = StackLock.take(settings.home())) {
            return start(List.of(member), checked, true, listener);
        }
    }

    /** Stops one member and starts it again, unless it could not be started. */
    public void restart(Member member, StartListener listener) {
        CheckedPipeline checked = definition.require(pipeline.choose(null), runs());
        startable.require(member);
        stop(member);
        start(member, checked, listener);
    }

    /** What a pipeline takes in this stack. */
    public Needs needs(CheckedPipeline checked) {
        return Needs.of(checked, settings.all(), members());
    }

    /** Whether any part of the stack runs. */
    public boolean runs() {
        return !children.running().isEmpty();
    }

    /** Stops one member. */
    public void stop(Member member) {
        try (StackLock lock = StackLock.take(settings.home())) {
            stopping.stop(List.of(member.name()));
        }
    }

    /** Stops everything that runs; returns the names. */
    public List<String> down() {
        if (settings.home().exists()) {
            try (StackLock lock = StackLock.take(settings.home())) {
                return stopping.all();
            }
        }
        return List.of();
    }

    /** Class data of what runs in this stack. */
    public StackClassData classData() {
        return new StackClassData(this, new ClassData(installation, settings.home(), settings::entryPoint), services);
    }

    /** All that the stack has made. */
    public Removable removable() {
        return new Removable(installation, settings, pipeline, definition);
    }

    /**
     * Stops everything and removes all that the stack has made.
     *
     * @param homeOnly whether to leave what it made outside of the home
     */
    public void reset(boolean homeOnly) {
        if (!settings.home().exists()) {
            return;
        }
        try (StackLock lock = StackLock.take(settings.home())) {
            stopping.all();
            if (homeOnly) {
                settings.home().clear();
            } else {
                removable().remove();
            }
        }
    }

    /** A process with a service's class path, flags and settings, but another main class; not a member of the stack. */
    public ProcessBuilder beside(Component service, String mainClass) {
        return services.beside(service, mainClass, pipeline.choose(null));
    }

    /** @param answers whether what is started answers at once, so that the home's state is computed by this pipeline from now on */
    private List<String> start(List<Member> wanted, CheckedPipeline checked, boolean answers, StartListener listener) {
        try (Undo undo = new Undo(stopping::stop, listener)) {
            try {
                wanted.stream()
                        .filter(member -> children.find(member.name()).isEmpty())
                        .forEach(startable::require);
                settings.size().settle(settings.home(), pipeline.remembered().isEmpty());
                new StartRun(servers, services, children, checked.file(), undo, listener)
                        .run(wanted, isSetUp(checked), () -> {
                            pipeline.remember(checked.file());
                            if (answers) {
                                definition.remember(checked);
                            }
                            new SetUpMark(settings, installation, checked).put();
                        });
                return undo.started();
            } catch (Failure e) {
                undo.run();
                throw e;
            }
        }
    }

    /** Whether all stores run, and were set up for this pipeline with these settings. */
    private boolean isSetUp(CheckedPipeline checked) {
        return members().stream()
                        .filter(member -> member.component().isServer())
                        .allMatch(server -> children.find(server.name()).isPresent())
                && new SetUpMark(settings, installation, checked).isCurrent();
    }
}
