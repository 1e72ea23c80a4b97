package braid.batch.spark;

import braid.batch.spark.session.LocalFiles;
import braid.batch.spark.session.SparkSessions;
import java.util.Locale;
import java.util.TimeZone;
import org.apache.spark.sql.SparkSession;

/** One Spark session for all tests of this process, with the settings that the batch layer uses. */
public final class LocalSpark {
    private static SparkSession session;

    private LocalSpark() {}

    public static synchronized SparkSession session() {
        if (session == null) {
            TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
            Locale.setDefault(Locale.ROOT);
            SparkSession.Builder builder =
                    SparkSession.builder().master("local[2]").appName("test");
            SparkSessions.fixed().forEach(builder::config);
            session = builder.config("spark.sql.shuffle.partitions", "2")
                    .config("spark.driver.host", "127.0.0.1")
                    .config("spark.driver.bindAddress", "127.0.0.1")
                    .config("spark.hadoop.fs.file.impl", LocalFiles.class.getName())
                    .config("spark.sql.datetime.java8API.enabled", "true")
                    .getOrCreate();
        }
        return session;
    }

    /** Puts the master dataset of the session into a folder. */
    public static void catalog(String location) {
        SparkSession spark = session();
        spark.conf().set("spark.sql.catalog.master", "org.apache.iceberg.spark.SparkCatalog");
        spark.conf().set("spark.sql.catalog.master.type", "hadoop");
        spark.conf().set("spark.sql.catalog.master.warehouse", location);
        spark.conf().set("spark.sql.catalog.master.cache-enabled", "false");
        spark.sessionState().catalogManager().reset();
    }
}
