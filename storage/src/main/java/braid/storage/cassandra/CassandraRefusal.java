package braid.storage.cassandra;

import braid.service.settings.SettingException;
import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.auth.AuthenticationException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Says in words what to set when Cassandra answers but does not let a client in. */
final class CassandraRefusal {
    private CassandraRefusal() {}

    /** The words for a refusal that trying again does not help; empty where no contact point answered. */
    static Optional<SettingException> of(AllNodesFailedException failure, CassandraSettings settings) {
        String at = settings.contactPoints().stream()
                .map(point -> point.getHostString() + ":" + point.getPort())
                .collect(Collectors.joining(", ", "Cassandra at ", " "));
        return causes(failure)
                .flatMap(cause -> words(cause, settings).stream())
                .findFirst()
                .map(words -> new SettingException(at + words));
    }

    private static Optional<String> words(Throwable cause, CassandraSettings settings) {
        if (cause instanceof AuthenticationException) {
            return Optional.of("does not accept user '" + settings.user() + "' with the given password ("
                    + cause.getMessage()
                    + "). Set cassandra.user and cassandra.password (BRAID_CASSANDRA_USER, BRAID_CASSANDRA_PASSWORD).");
        }
        if (cause instanceof SSLException) {
            return Optional.of("and this process do not agree on TLS (" + cause.getMessage()
                    + "). Look at the options under cassandra.driver.advanced.ssl-engine-factory.");
        }
        return Optional.empty();
    }

    private static Stream<Throwable> causes(AllNodesFailedException failure) {
        return failure.getAllErrors().values().stream()
                .flatMap(List::stream)
                .flatMap(error -> Stream.iterate(error, cause -> cause != null, Throwable::getCause));
    }
}
