package braid.batch.spark.session;

import braid.service.settings.Settings;
import braid.storage.dataset.DatasetFormat;
import java.util.Map;
import java.util.TreeMap;
import org.apache.spark.sql.SparkSession;

/**
 * Opens the Spark session, with the settings that take part in what an expression means (zone, case mappings, digits) and those that
 * make many small jobs quick.
 */
public final class SparkSessions {
    /** The name of the Iceberg catalog that holds the master dataset. */
    public static final String CATALOG = "master";

    private SparkSessions() {}

    /** A session of this process, on the cluster and over the master dataset that the settings name. */
    public static SparkSession open(Settings settings) {
        Map<String, String> conf = new TreeMap<>(fixed());
        conf.put("spark.sql.shuffle.partitions", settings.text("spark.shuffle.partitions"));
        conf.put("spark.sql.catalog." + CATALOG, "org.apache.iceberg.spark.SparkCatalog");
        conf.put("spark.sql.catalog." + CATALOG + ".type", "hadoop");
        conf.put("spark.sql.catalog." + CATALOG + ".warehouse", DatasetFormat.location(settings));
        conf.put("spark.sql.catalog." + CATALOG + ".cache-enabled", "false");
        if (settings.text("spark.master").startsWith("local")) {
            conf.put("spark.driver.host", "127.0.0.1");
            conf.put("spark.driver.bindAddress", "127.0.0.1");
            conf.put("spark.hadoop.fs.file.impl", LocalFiles.class.getName());
        }
        conf.putAll(settings.under("spark.conf."));
        SparkSession.Builder builder =
                SparkSession.builder().master(settings.text("spark.master")).appName("braid batch layer");
        conf.forEach(builder::config);
        SparkSession session = builder.getOrCreate();
        ExecutorWatch.over(session.sparkContext(), settings.duration("spark.executors.patience.seconds"));
        return session;
    }

    /**
     * What Spark keeps of what it has done, of which nobody asks: states of its SQL parser, whose number grows with every expression of
     * every view, plans and figures of jobs. Held by default, they fill the heap of a pipeline with a dozen sources.
     */
    private static Map<String, String> memory() {
        Map<String, String> conf = new TreeMap<>();
        conf.put("spark.sql.parser.manageParserCaches", "true");
        conf.put("spark.sql.parser.parserDfaCacheFlushRatio", "5.0");
        conf.put("spark.sql.ui.retainedExecutions", "1");
        conf.put("spark.ui.retainedJobs", "10");
        conf.put("spark.ui.retainedStages", "10");
        conf.put("spark.ui.retainedTasks", "100");
        conf.put("spark.sql.maxPlanStringLength", "10000");
        conf.put("spark.sql.codegen.cache.maxEntries", "50");
        return conf;
    }

    /** What does not depend on where Braid runs. */
    public static Map<String, String> fixed() {
        Map<String, String> conf = new TreeMap<>(memory());
        conf.put("spark.ui.enabled", "false");
        conf.put("spark.sql.session.timeZone", "UTC");
        conf.put("spark.sql.ansi.enabled", "true");
        conf.put("spark.sql.icu.caseMappings.enabled", "false");
        conf.put("spark.sql.decimalOperations.allowPrecisionLoss", "false");
        conf.put("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "20000");
        conf.put("spark.sql.adaptive.enabled", "true");
        // What is kept is read two or three times; to compress it cost more than all of these (docs/batch-layer.md).
        conf.put("spark.sql.inMemoryColumnarStorage.compressed", "false");
        conf.put("spark.sql.catalogImplementation", "in-memory");
        conf.put("spark.sql.extensions", "org.apache.iceberg.spark.extensions.IcebergSparkSessionExtensions");
        conf.put("spark.cleaner.periodicGC.interval", "10min");
        return conf;
    }
}
