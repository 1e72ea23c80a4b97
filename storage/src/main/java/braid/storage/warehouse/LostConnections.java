package braid.storage.warehouse;

import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.SQLException;
import java.util.Set;

/**
 * Tells the pool by which failures a connection to H2 is lost: it knows the states that begin with 08, and H2 has others. A lost one that is
 * kept fails for ever where somebody asks so often that the pool never tries it.
 */
public final class LostConnections implements SQLExceptionOverride {
    /** States of H2: the object is closed, the connection is broken, the database has been closed, and is closed. */
    private static final Set<String> STATES = Set.of("90007", "90067", "90098", "90121");

    @java.lang.Override
    public Override adjudicate(SQLException failure) {
        return STATES.contains(failure.getSQLState()) ? Override.MUST_EVICT : Override.CONTINUE_EVICT;
    }
}
