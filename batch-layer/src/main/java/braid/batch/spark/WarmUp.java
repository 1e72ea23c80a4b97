package braid.batch.spark;

import braid.core.view.Pipeline;
import braid.core.view.View;
import java.util.List;
import org.apache.spark.sql.SparkSession;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Computes a few views over no events once, so that the first run finds Spark's classes loaded; what it takes does not grow with the views. */
public final class WarmUp {
    private static final Logger LOG = LoggerFactory.getLogger(WarmUp.class);

    /** After these, hardly any class is not loaded. */
    private static final int MOST = 3;

    private WarmUp() {}

    public static void run(SparkSession spark, Pipeline pipeline) {
        try {
            long start = System.nanoTime();
            for (View view : pipeline.views().stream().limit(MOST).toList()) {
                new ViewSql(view)
                        .aggregate(spark.createDataFrame(
                                List.of(), SparkTypes.row(view.source().columns())))
                        .collectAsList();
            }
            LOG.info("Warmed up in {} ms", (System.nanoTime() - start) / 1_000_000);
        } catch (RuntimeException e) {
            LOG.warn("The warm-up failed; runs will tell why: {}", e.getMessage());
        }
    }
}
