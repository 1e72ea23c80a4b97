package braid.speed.engine;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.AllNodesFailedException;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.servererrors.InvalidQueryException;
import com.datastax.oss.driver.api.core.servererrors.SyntaxError;
import com.datastax.oss.driver.api.core.servererrors.UnauthorizedException;
import java.util.Map;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;

/** A refusal that cannot heal is told from an outage. (A fake of Cassandra is not needed: the driver's own failures are judged.) */
class ChainsTest {
    @Test
    void statementThatIsNotAccepted_endsTheProcessByName() {
        InvalidQueryException tooLong =
                new InvalidQueryException(null, "Key length of 70000 is longer than maximum of 65535");
        assertThatThrownBy(() -> Chains.refuseToTryAgain(tooLong)).hasMessageContaining("Key length of 70000");
        assertThatThrownBy(() -> Chains.refuseToTryAgain(new CompletionException(new SyntaxError(null, "line 1"))))
                .hasMessageContaining("would refuse it again");
    }

    @Test
    void outage_isTriedAgain() {
        assertThatCode(() -> {
                    Chains.refuseToTryAgain(new DriverTimeoutException("Query timed out"));
                    Chains.refuseToTryAgain(AllNodesFailedException.fromErrors(Map.of()));
                    Chains.refuseToTryAgain(new UnauthorizedException(null, "no MODIFY"));
                })
                .doesNotThrowAnyException();
    }
}
