package braid.speed.begin;

import braid.core.boundary.PublishedCut;
import braid.core.view.Pipeline;
import braid.service.settings.Settings;
import braid.storage.warehouse.BatchSnapshot;
import braid.storage.warehouse.Warehouse;
import braid.storage.warehouse.publication.Publications;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.LongSupplier;

/** The cut that the batch views are at. */
@FunctionalInterface
public interface Published {
    /** Of a layer that knows no cuts: nothing is published. */
    Published NONE = () -> PublishedCut.NONE;

    /** @throws NotYet if the warehouse does not answer */
    PublishedCut cut();

    /** As the warehouse says, which is connected to for each question: it is asked when a partition begins in an unusual way, and never else. */
    static Published in(Settings settings, Pipeline pipeline) {
        return () -> {
            try (Warehouse warehouse = Warehouse.open(settings);
                    BatchSnapshot snapshot = new BatchSnapshot(warehouse, pipeline, Duration.ofSeconds(5))) {
                return snapshot.publishedCut();
            } catch (SQLException e) {
                throw new NotYet("The warehouse does not say which cut is published: " + e.getMessage(), e);
            }
        };
    }

    /** Asks for the newest cut number that was given out, at a marker and never else; throws {@link NotYet} if the warehouse does not answer. */
    static LongSupplier lastGiven(Settings settings, Pipeline pipeline) {
        return () -> {
            try (Warehouse warehouse = Warehouse.open(settings)) {
                return Publications.lastCut(warehouse, pipeline);
            } catch (SQLException e) {
                throw new NotYet("The warehouse does not say which cuts were given out: " + e.getMessage(), e);
            }
        };
    }
}
