package braid.speed;

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
class FlushTest {
    @Test
    void statementThatIsNotAccepted_endsTheProcessByName() {
        InvalidQueryException tooLong =
                new InvalidQueryException(null, "Key length of 70000 is longer than maximum of 65535");
        assertThatThrownBy(() -> Flush.refuseToTryAgain(tooLong)).hasMessageContaining("Key length of 70000");
        assertThatThrownBy(() -> Flush.refuseToTryAgain(new CompletionException(new SyntaxError(null, "line 1"))))
                .hasMessageContaining("would refuse it again");
    }

    @Test
    void outage_isTriedAgain() {
        assertThatCode(() -> {
                    Flush.refuseToTryAgain(new DriverTimeoutException("Query timed out"));
                    Flush.refuseToTryAgain(AllNodesFailedException.fromErrors(Map.of()));
                    Flush.refuseToTryAgain(new CompletionException(new UnauthorizedException(null, "no MODIFY")));
                })
                .doesNotThrowAnyException();
    }
}
