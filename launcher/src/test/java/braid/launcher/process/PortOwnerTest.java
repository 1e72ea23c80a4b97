package braid.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortOwnerTest {
    @Test
    void listener_isFoundByItsPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
            assertThat(PortOwner.isFree(port)).isFalse();
            assertThat(PortOwner.of(port)).hasValue(ProcessHandle.current());
            assertThat(PortOwner.words(ProcessHandle.current()))
                    .startsWith("pid " + ProcessHandle.current().pid() + " (java");
        }
        assertThat(PortOwner.isFree(port)).isTrue();
        assertThat(PortOwner.of(port)).isEmpty();
    }
}
