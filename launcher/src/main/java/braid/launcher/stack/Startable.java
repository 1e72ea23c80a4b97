package braid.launcher.stack;

import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.JvmFlags;
import braid.launcher.member.Member;
import braid.launcher.member.SpeedEngine;
import braid.launcher.process.Children;
import braid.launcher.settings.ChosenEngine;
import braid.launcher.settings.StackSettings;
import braid.terminal.command.Failure;
import java.util.Optional;

/** Whether a member could be started. */
final class Startable {
    private final Installation installation;
    private final StackSettings settings;
    private final Children children;

    Startable(Installation installation, StackSettings settings, Children children) {
        this.installation = installation;
        this.settings = settings;
        this.children = children;
    }

    /** Refuses early what would only fail late, for a member that does not run or will have been stopped: settings, build, flags and ports. */
    void require(Member member) {
        settings.all();
        installation.classPath(settings.entryPoint(member.component()).folder());
        JvmFlags.requireUsable(member.component(), installation.java());
        Optional<ProcessHandle> before = children.find(member.name());
        settings.port(member).requireFree(before);
        requireSharable(member);
        if (member.component().isServer() && member.instance() > settings.size().of(member.component())) {
            throw new Failure("There is no " + member.name() + ": this stack was made with "
                    + settings.size().of(member.component())
                    + ". A new one may have three, by `braid up --brokers 3 --cassandra-nodes 3`.");
        }
        if (member.component() == Component.KAFKA) {
            settings.kafkaController(member.instance()).requireFree(before);
        } else if (member.component() == Component.CASSANDRA) {
            settings.cassandraStorage(member.instance()).requireFree(before);
        }
    }

    /** Two processes of an engine that takes all partitions would take them from each other. */
    private void requireSharable(Member member) {
        SpeedEngine engine = new ChosenEngine(settings).current();
        if (member.component() == Component.SPEED && member.instance() > 1 && engine != SpeedEngine.BRAID) {
            throw new Failure(
                    "There is one process of the speed layer on " + engine.word() + ", which reads all partitions. "
                            + member.name() + " is for Braid's own engine: `braid up --speed braid`.");
        }
    }
}
