package braid.launcher.stack;

import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.Children;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Stops a stack's processes: the services, then the servers that they need. */
final class Stopping {
    private static final Duration SERVICE = Duration.ofSeconds(15);
    private static final Duration SERVER = Duration.ofSeconds(30);

    private final Children children;

    Stopping(Children children) {
        this.children = children;
    }

    /** The running members that have no place in a stack that needs only these components, or have to learn of them. */
    List<String> leftBy(List<Component> needed) {
        return children.running().keySet().stream()
                .filter(name -> {
                    Component component = Member.named(name).component();
                    return component == Component.SERVING || !needed.contains(component);
                })
                .toList();
    }

    List<String> all() {
        List<String> running = List.copyOf(children.running().keySet());
        stop(children.names());
        return running;
    }

    void stop(List<String> names) {
        Map<Boolean, List<String>> isServer = names.stream()
                .collect(Collectors.partitioningBy(
                        name -> Member.named(name).component().isServer()));
        children.stop(isServer.get(false), SERVICE);
        children.stop(isServer.get(true), SERVER);
    }
}
