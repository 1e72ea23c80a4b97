package braid.launcher.settings;

import braid.core.view.Architecture;
import braid.core.view.EnvironmentName;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The environment of a stack's processes, by which each finds the others. */
final class ProcessEnvironment {
    private final StackSettings stack;
    private final UserSettings user;

    ProcessEnvironment(StackSettings stack, UserSettings user) {
        this.stack = stack;
        this.user = user;
    }

    /** The environment of every process of the stack: the user's own, with all that is derived put in where the user set nothing. */
    Map<String, String> of(Path pipeline) {
        Map<String, String> variables = new TreeMap<>(user.environment());
        for (Component server : List.of(Component.KAFKA, Component.CASSANDRA)) {
            local(server.key(), addresses(server), variables);
            if (!stack.isExternal(server)) {
                stack.size().copies(server).forEach((key, value) -> local(key, value, variables));
            }
        }
        local(
                "warehouse.url",
                "jdbc:h2:tcp://127.0.0.1:" + stack.port(Member.of(Component.H2)).number() + "/braid;WRITE_DELAY=0",
                variables);
        for (Component service : Component.services()) {
            local(service.key(), Integer.toString(stack.port(Member.of(service)).number()), variables);
        }
        local("architectures", Architectures.words(new Architectures(stack).current()), variables);
        local("master.dataset", stack.home().data("master").toString(), variables);
        Arrays.stream(Architecture.values())
                .filter(Architecture::hasGenerations)
                .forEach(job -> {
                    String generation = stack.generation(job);
                    local(job.word() + ".generation", generation, variables);
                    Path state = stack.home().data(job.word()).resolve("generation-" + generation);
                    local(job.word() + ".state", state.toString(), variables);
                });
        local("speed.state", stack.home().data("speed").toString(), variables);
        local(ChosenEngine.KEY, new ChosenEngine(stack).current().word(), variables);
        local("kappa.instances", kappas(), variables);
        variables.put("BRAID_PIPELINE", pipeline.toString());
        variables.put("BRAID_HOME", stack.home().folder().toString());
        variables.put("BRAID_PORT_BASE", Integer.toString(stack.portBase()));
        variables.computeIfPresent(
                "BRAID_CONFIG",
                (key, file) -> user.workingFolder().resolve(file).toString());
        variables.computeIfPresent("BRAID_MASTER_DATASET", (key, place) -> absolute(place));
        return variables;
    }

    /** Where an instance of Kappa may be: any that is there names the others. */
    private String kappas() {
        return Member.all(Component.KAPPA)
                .map(member -> stack.localAddress(member).getAuthority())
                .collect(Collectors.joining(","));
    }

    private String addresses(Component server) {
        return stack.size()
                .members(server)
                .map(member -> "127.0.0.1:" + stack.port(member).number())
                .collect(Collectors.joining(","));
    }

    /** The environment of one member. */
    Map<String, String> of(Member member, Path pipeline) {
        Map<String, String> variables = of(pipeline);
        if (member.instance() > 1) {
            // Two instances of one job would fight over one folder.
            variables.computeIfPresent("BRAID_KAPPA_STATE", (key, folder) -> folder + "/instance-" + member.instance());
            variables.put(
                    EnvironmentName.of(member.component().key()),
                    Integer.toString(stack.port(member).number()));
        }
        if (member.component() == Component.STREAM_ONLY) {
            variables.put("BRAID_SPEED_ARCHITECTURE", Architecture.STREAM_ONLY.word());
            variables.put(
                    "BRAID_SPEED_PORT", Integer.toString(stack.port(member).number()));
        }
        variables.putIfAbsent("SPARK_LOCAL_IP", "127.0.0.1");
        return variables;
    }

    private void local(String key, String value, Map<String, String> variables) {
        if (!user.isSet(key)) {
            variables.put(EnvironmentName.of(key), value);
        }
    }

    private String absolute(String place) {
        return place.contains(":")
                ? place
                : user.workingFolder().resolve(place).normalize().toString();
    }
}
