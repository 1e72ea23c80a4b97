package braid.launcher.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import braid.launcher.installation.Installation;
import braid.launcher.member.Component;
import braid.launcher.member.Member;
import braid.launcher.process.Children;
import braid.launcher.process.PortOwner;
import braid.launcher.process.Proc;
import braid.launcher.settings.StackSettings;
import braid.launcher.start.StartListener;
import braid.terminal.command.Failure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The three real servers, on ports of their own. */
class ServersIT {
    private static final int PORT_BASE = 27500;
    private static final List<Member> SERVERS = Member.of(Component.servers());

    @TempDir
    Path home;

    private Stack stack;

    @BeforeEach
    void chooseHome() {
        Path root = Path.of("..").toAbsolutePath().normalize();
        Installation installation = new Installation(root);
        stack = new Stack(
                installation,
                new StackSettings(
                        Map.of("BRAID_HOME", home.toString(), "BRAID_PORT_BASE", Integer.toString(PORT_BASE)),
                        installation,
                        root));
    }

    @AfterEach
    void stopEverything() {
        stack.down();
    }

    @Test
    void servers_comeBackAfterSigkill_andNothingIsLeftAfterDown() {
        SERVERS.forEach(server -> assertThat(stack.start(server, new Silence())).containsExactly(server.name()));
        long kafka = pid(Component.KAFKA);
        long cassandra = pid(Component.CASSANDRA);

        stack.children().kill("kafka");
        assertThat(stack.children().state("kafka")).isEqualTo(Children.State.CRASHED);
        SERVERS.forEach(server -> stack.start(server, new Silence()));

        assertThat(pid(Component.KAFKA)).isNotEqualTo(kafka);
        assertThat(pid(Component.CASSANDRA)).isEqualTo(cassandra);
        List<ProcessHandle> running = SERVERS.stream()
                .map(server -> stack.children().find(server.name()).orElseThrow())
                .toList();
        assertThat(stack.down()).containsExactlyInAnyOrder("kafka", "cassandra", "h2");
        assertThat(running).noneMatch(Proc::runs);
        assertThat(SERVERS)
                .allMatch(
                        server -> PortOwner.isFree(stack.settings().port(server).number()));
        assertThat(stack.children().names()).isEmpty();
    }

    @Test
    void portInUse_isNamedWithItsOwnerAndItsKey() throws IOException {
        try (ServerSocket taken = new ServerSocket(PORT_BASE + 123, 1, InetAddress.getLoopbackAddress())) {
            assertThatThrownBy(() -> stack.start(Member.of(Component.H2), new Silence()))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " (h2, BRAID_PORT_BASE+123)")
                    .hasMessageContaining("by pid " + ProcessHandle.current().pid());
        }
        assertThat(stack.children().names()).isEmpty();
    }

    private long pid(Component server) {
        return stack.children().find(server.title()).orElseThrow().pid();
    }

    private static final class Silence implements StartListener {
        @Override
        public void waiting(String name, String note) {}

        @Override
        public void ready(String name, Duration took, String note) {}

        @Override
        public void tick() {}

        @Override
        public void say(String line) {}
    }
}
